export interface Repeated {
  /** From one end of the work to its next beginning, in ms, at least. */
  every_ms: number
  /** Of the time that passes, the work takes at most this share: it is done less often where it takes long. */
  share: number
}

/** Does the work again and again until what it returns is called. Never keeps the process alive by itself. */
export function repeat(work: () => void, { every_ms, share }: Repeated, clock: RepeatClock = REAL_CLOCK): () => void {
  let ended = false
  let cancel = clock.later(once, every_ms)
  function once(): void {
    const began = clock.now()
    work()
    if (!ended) cancel = clock.later(once, Math.max(every_ms, (clock.now() - began) / share))
  }
  return () => {
    ended = true
    cancel()
  }
}

/** Times in ms. */
export interface RepeatClock {
  now(): number
  /** Calls `work` once after `ms`; returns what prevents it. */
  later(work: () => void, ms: number): () => void
}

const REAL_CLOCK: RepeatClock = {
  now: () => performance.now(),
  later(work, ms) {
    const timer = setTimeout(work, ms).unref()
    return () => clearTimeout(timer)
  },
}
