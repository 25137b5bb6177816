import type { Clock } from './clock.ts'

/** Notices that nothing moves any more, and knows what was waited for. */
export interface Watchdog {
  /** Does the work; while it lasts, `what` is what is waited for. */
  watch<T>(what: string, work: () => Promise<T>): Promise<T>
  /** Something moved. */
  touch(): void
  close(): void
}

/** Calls `onStall` once, when nothing has moved for `limitMs`; time in which `isWaiting()` does not count. */
export function createWatchdog({ clock, limitMs, isWaiting, onStall }: WatchdogOptions): Watchdog {
  const waitedFor = new Set<string>()
  let last = clock.now()
  const timer = setInterval(
    () => {
      if (isWaiting()) last = clock.now()
      if (clock.now() - last < limitMs) return
      clearInterval(timer)
      onStall(describe(waitedFor, limitMs))
    },
    Math.min(limitMs / 4, 5000),
  ).unref()

  return {
    async watch(what, work) {
      waitedFor.add(what)
      try {
        return await work()
      } finally {
        waitedFor.delete(what)
        last = clock.now()
      }
    },
    touch() {
      last = clock.now()
    },
    close: () => clearInterval(timer),
  }
}

export interface WatchdogOptions {
  clock: Clock
  /** Quiet for so long counts as stalled. */
  limitMs: number
  /** True while the quiet has a known reason: a host asked us to wait, or does not answer and is given time. */
  isWaiting: () => boolean
  onStall: (detail: string) => void
}

function describe(waitedFor: Set<string>, limitMs: number): string {
  const [first] = waitedFor
  const more = waitedFor.size > 1 ? ` and ${waitedFor.size - 1} more` : ''
  const what = first === undefined ? 'nothing that is known' : `${first}${more}`
  return `nothing moved for ${Math.round(limitMs / 1000)} s; it waited for ${what}`
}
