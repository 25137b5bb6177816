import { setTimeout as wait } from 'node:timers/promises'

/** Time as the scraper sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds that only go forward. */
  now: () => number
  date: () => Date
  /** Resolves after `ms`, or as soon as the signal is aborted; never rejects. Keeps the process alive meanwhile. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  },
}
