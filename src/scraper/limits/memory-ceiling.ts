import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Log } from '../../runs/folder/log.ts'

/** Slows a scraper down when it holds more memory than it may, instead of letting it grow until somebody kills it. */
export interface MemoryCeiling {
  /** Does the work at once; over the ceiling, only when no other work is under way. */
  during<T>(work: () => Promise<T>): Promise<T>
  stats(): MemoryStats
}

export interface MemoryStats {
  ceiling_mb: number | null
  /** How often the ceiling was reached. */
  slowed: number
  /** How long pages have waited for others because of it, in all. */
  waited_ms: number
}

/** Part of the ceiling below which it goes on as before. */
const RELIEF = 0.9
/** Least time between two collections that we ask for: each takes tens of milliseconds. */
const COLLECT_EVERY_MS = 5000

/** `ceiling_mb` in units of 1,048,576 bytes of resident memory; null for none. */
export function createMemoryCeiling({
  ceiling_mb,
  stopping,
  log,
  now,
  ...outside
}: MemoryCeilingOptions): MemoryCeiling {
  const { rss_mb = readRss, collect = createCollect() } = outside
  const waiting = new Set<() => void>()
  const stats: MemoryStats = { ceiling_mb, slowed: 0, waited_ms: 0 }
  let over = false
  let underWay = 0
  let collected = -Infinity

  const look = (ceiling: number): boolean => {
    const rss = rss_mb()
    if (over ? rss < ceiling * RELIEF : rss <= ceiling) {
      if (over) log.debug({ rss_mb: Math.round(rss) }, 'memory below its ceiling again')
      return (over = false)
    }
    if (!over) {
      log[stats.slowed === 0 ? 'warn' : 'debug'](
        { rss_mb: Math.round(rss), max_rss_mb: Math.round(ceiling) },
        'memory over its ceiling: one page at a time',
      )
      stats.slowed++
    }
    // What is garbage still counts as ours, and V8 is in no hurry.
    if (now() - collected > COLLECT_EVERY_MS) {
      collected = now()
      collect()
    }
    return (over = true)
  }

  const mayBegin = (): boolean => underWay === 0 || ceiling_mb === null || stopping.aborted || !look(ceiling_mb)
  const wake = (): void => {
    const all = [...waiting]
    waiting.clear()
    for (const again of all) again()
  }
  stopping.addEventListener('abort', wake)

  return {
    async during(work) {
      if (!mayBegin()) {
        const begun = now()
        do await new Promise<void>((resolve) => void waiting.add(resolve))
        while (!mayBegin())
        stats.waited_ms += now() - begun
      }
      underWay++
      try {
        return await work()
      } finally {
        underWay--
        wake()
      }
    },
    stats: () => ({ ...stats, waited_ms: Math.round(stats.waited_ms) }),
  }
}

export interface MemoryCeilingOptions {
  /** Null is no ceiling. */
  ceiling_mb: number | null
  stopping: AbortSignal
  log: Log
  /** In ms. */
  now: () => number
  /** What the process holds. */
  rss_mb?: () => number
  collect?: () => void
}

function readRss(): number {
  return process.memoryUsage.rss() / 1_048_576
}

/** Node gives its garbage collection out only behind a flag, which may be set at any time. */
function createCollect(): () => void {
  let gc: (() => void) | null = null
  return () => {
    if (gc === null) {
      setFlagsFromString('--expose-gc')
      gc = runInNewContext('gc') as () => void
    }
    gc()
  }
}
