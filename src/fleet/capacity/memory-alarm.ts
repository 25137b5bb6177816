import type { FleetEvent } from '../../vocabulary/run/event.ts'

/** Over its base by so much, in share and in units of 1,048,576 bytes, memory counts as grown. */
const GROWN_SHARE = 1.5
const GROWN_MB = 200
/** Sets of sources that make the base at least; the very first one, in which everything is still small, is none. */
const BASE_SETS = 3
/**
 * So many sets after each other must hold more than every one before them. Sources differ, and a long run has high sets
 * by chance at any time; that four in a row are each the highest so far has, without growth, a chance of 1 in 360 in a
 * whole run, however long it is.
 */
const HIGHS = 4
/** Where sources differ more than memory grows from one to the next, it shows in the lowest of so many sets. */
const TOGETHER = [1, 4, 16]

export interface MemoryAlarm {
  /** Takes in which scrapers run. */
  follow(event: FleetEvent): void
  /** What all processes hold now, in units of 1,048,576 bytes. Returns a sentence, once, when it has grown. */
  look(mb: number): string | null
}

/**
 * Notices memory that grows from source to source. Looks are only compared where as many scrapers ran, and of each set
 * of scrapers the lowest counts; the next set begins once as many have ended as run at once. The base is the median of
 * all sets but the highest, since single ones are low or high because of their sources.
 */
export function createMemoryAlarm(): MemoryAlarm {
  const running = new Set<string>()
  const series = new Map<number, Series>()
  let ended = 0
  let isSaid = false
  return {
    follow(event) {
      if (event.type === 'scraper_started') running.add(event.id)
      if (event.type === 'scraper_ended' && running.delete(event.id)) ended++
    },
    look(mb) {
      const count = running.size
      if (count === 0 || isSaid) return null
      const of = series.get(count)
      if (of === undefined) {
        series.set(count, { since: ended, lowest: mb, sets: null })
        return null
      }
      if (ended < of.since + count) {
        of.lowest = Math.min(of.lowest, mb)
        return null
      }
      const base = of.sets === null ? null : baseOf([...of.sets, of.lowest])
      series.set(count, { since: ended, lowest: mb, sets: of.sets === null ? [] : [...of.sets, of.lowest] })
      if (base === null) return null
      isSaid = true
      return `memory has grown from ${Math.round(base)} to ${Math.round(of.lowest)} MB with ${count} running: lower --max-parallel, or set --max-rss`
    },
  }
}

/** Looks with the same number of scrapers running. */
interface Series {
  /** Scrapers that had ended when the present set began. */
  since: number
  /** The lowest look of the present set. */
  lowest: number
  /** The lowest of each set before; null in the first one. */
  sets: number[] | null
}

/** What the sets before the last highs held; null where they have not grown over it. */
function baseOf(sets: number[]): number | null {
  for (const size of TOGETHER) {
    if (sets.length % size !== 0) continue
    const base = grownOver(
      Array.from({ length: sets.length / size }, (_, i) => Math.min(...sets.slice(i * size, (i + 1) * size))),
    )
    if (base !== null) return base
  }
  return null
}

function grownOver(sets: number[]): number | null {
  const before = sets.slice(0, -HIGHS)
  if (before.length < BASE_SETS) return null
  const base = before.toSorted((a, b) => a - b)[before.length >> 1]!
  let highest = Math.max(...before)
  for (const mb of sets.slice(-HIGHS)) {
    if (mb <= highest) return null
    highest = mb
  }
  return highest > base * GROWN_SHARE && highest > base + GROWN_MB ? base : null
}
