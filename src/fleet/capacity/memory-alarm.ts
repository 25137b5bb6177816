import type { FleetEvent } from '../../vocabulary/event.ts'

/** Over its start by so much, in share and in units of 1,048,576 bytes, memory counts as grown. */
const GROWN_SHARE = 1.5
const GROWN_MB = 200
/** One large source is no growth: so many sets of sources after each other must hold as much, each no less. */
const SETS = 3

export interface MemoryAlarm {
  /** Takes in which scrapers run. */
  follow(event: FleetEvent): void
  /** What all processes hold now, in units of 1,048,576 bytes. Returns a sentence, once, when it has grown. */
  look(mb: number): string | null
}

/**
 * Notices memory that grows from source to source. Looks are only compared where as many scrapers ran, and of each set
 * of scrapers the lowest counts; the next set begins once as many have ended as run at once.
 */
export function createMemoryAlarm(): MemoryAlarm {
  const running = new Set<string>()
  const sets = new Map<number, SourceSet[]>()
  let ended = 0
  let isSaid = false
  return {
    follow(event) {
      if (event.type === 'scraper_started') running.add(event.id)
      if (event.type === 'scraper_ended' && running.delete(event.id)) ended++
    },
    look(mb) {
      const count = running.size
      if (count === 0) return null
      const of = sets.get(count) ?? []
      sets.set(count, of)
      const newest = of.at(-1)
      if (newest === undefined || ended >= newest.ended + count) of.push({ ended, mb })
      else newest.mb = Math.min(newest.mb, mb)
      const first = Math.min(...of.map((one) => one.mb))
      const last = of.slice(-SETS)
      const isGrown = last.every((one, i) => {
        return one.mb > first * GROWN_SHARE && one.mb > first + GROWN_MB && one.mb >= (last[i - 1]?.mb ?? 0)
      })
      if (isSaid || of.length <= SETS || !isGrown) return null
      isSaid = true
      return `memory has grown from ${Math.round(first)} to ${Math.round(mb)} MB with ${count} running: lower --max-parallel, or set --max-rss`
    },
  }
}

interface SourceSet {
  /** Scrapers that had ended when it began. */
  ended: number
  /** The lowest look. */
  mb: number
}
