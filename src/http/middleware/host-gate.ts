import type { RequestFailure } from '../exchange.ts'

export interface GateOptions {
  /** Most requests in flight. */
  concurrency: number
  /** Least time between two starts, in ms. */
  gap_ms: number
  /** Requests that may start at once after a quiet time; no more than so many start in so many gaps. 1 by default. */
  burst?: number
  /** Most waiting that the host may ask for in all, in ms. */
  max_wait_ms: number
  now: () => number
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** While a user has paused the scraper nobody is let in, to no host. */
  hold?: Hold | undefined
  /** Ends every waiting when the client closes. */
  closed: AbortSignal
  /** A request is written in this moment; the next one so much later at the earliest. */
  onStart?: (gap_ms: number) => void
  /** Nobody is let in for so long, from now. */
  onPause?: (ms: number) => void
}

/** Whether a user has paused the scraper. */
export interface Hold {
  readonly isHeld: boolean
  /** Calls back whenever it goes on. */
  onRelease: (listener: () => void) => void
}

/** Why nobody is let in any more. */
export type Refusal = Pick<RequestFailure, 'kind' | 'message'>

interface Waiter {
  admit(refusal: Refusal | null): void
}

/**
 * The gate to one host: at most `concurrency` requests behind it, at least `gap_ms` between two that pass, nobody while
 * the host has asked us to stay away. Requests pass in the order they came. The gap is counted from the moment the last
 * request was really written to its connection, and the next one waits until that is known: neither a stalled event
 * loop nor a slow connect can bunch requests as the server sees them.
 */
export function createHostGate(options: GateOptions) {
  const { now, sleep, closed, max_wait_ms, onPause, hold } = options
  const queue: Waiter[] = []
  let gap_ms = options.gap_ms
  let concurrency = options.concurrency
  let inFlight = 0
  let starting = false
  let burst = options.burst ?? 1
  /** The last starts, at most `burst` of them. */
  let starts: number[] = []
  let busy_ms = 0
  let busySince: number | null = null
  let firstEntry: number | null = null
  let follows = -Infinity
  let pausedUntil = -Infinity
  let asked_ms = 0
  let alarm: number | null = null

  function pump(): void {
    while (queue.length > 0) {
      const refusal = refused()
      if (refusal) {
        queue.shift()!.admit(refusal)
        continue
      }
      if (hold?.isHeld === true || inFlight >= concurrency || (starting && gap_ms > 0)) return
      const at = Math.max(pausedUntil, follows, (starts.at(-burst) ?? -Infinity) + burst * gap_ms)
      if (at > now()) return wakeAt(at)
      countBusy()
      inFlight++
      starting = true
      queue.shift()!.admit(null)
    }
  }

  /**
   * Takes the time since the last change into account; called before each one. The quiet time at the end is omitted.
   */
  function countBusy(): void {
    const time = now()
    firstEntry ??= time
    if (busySince !== null) busy_ms += inFlight * (time - busySince)
    busySince = time
  }

  function refused(): Refusal | null {
    if (closed.aborted) return { kind: 'aborted', message: 'the client was closed' }
    if (asked_ms <= max_wait_ms || pausedUntil <= now()) return null
    const seconds = Math.round(asked_ms / 1000)
    return {
      kind: 'rate_limited',
      message: `asked us to wait ${seconds} s in all, more than the ${max_wait_ms / 1000} s allowed`,
    }
  }

  // One alarm at a time: a later need finds it gone off early, looks again and sets the next.
  function wakeAt(at: number): void {
    if (alarm !== null && alarm <= at) return
    alarm = at
    sleep(Math.max(1, Math.ceil(at - now())), closed)
      .catch(() => undefined)
      .finally(() => {
        if (alarm === at) alarm = null
        pump()
      })
  }

  /** Before the write and after it: the process may be killed, or held up, in between. */
  function noteStart(): void {
    if (gap_ms > 0) options.onStart?.(gap_ms)
  }

  closed.addEventListener('abort', pump)
  hold?.onRelease(pump)

  return {
    /** Waits only while the host has asked us to stay away: for a robots.txt, which is not paced. */
    async pass(signal: AbortSignal | undefined): Promise<Refusal | null> {
      for (;;) {
        const refusal = refused()
        if (refusal || (pausedUntil <= now() && hold?.isHeld !== true)) return refusal
        const wait_ms = hold?.isHeld === true ? HELD_LOOK_MS : Math.max(1, Math.ceil(pausedUntil - now()))
        await sleep(wait_ms, signal ?? closed).catch(() => undefined)
        if (signal?.aborted) return { kind: 'aborted', message: 'stopped by the caller' }
      }
    },
    /** Waits for a turn that `leave` gives back. Resolves to a refusal instead when none will come. */
    enter(signal: AbortSignal | undefined): Promise<Refusal | null> {
      return new Promise((resolve) => {
        const waiter: Waiter = {
          admit(refusal) {
            signal?.removeEventListener('abort', onAbort)
            resolve(refusal)
          },
        }
        const onAbort = (): void => {
          const place = queue.indexOf(waiter)
          if (place !== -1) queue.splice(place, 1)
          resolve({ kind: 'aborted', message: 'stopped by the caller' })
        }
        if (signal?.aborted) return onAbort()
        signal?.addEventListener('abort', onAbort, { once: true })
        queue.push(waiter)
        pump()
      })
    },
    /**
     * The request that passed last is about to be written, in this very turn; false when the host has been paused
     * meanwhile, or the scraper. Its start counts from after the write: on a busy machine the process may be held up in
     * between, and the next request would then come too soon for the server (seen: 16 ms after, at a pace of 50).
     */
    start(): boolean {
      if (pausedUntil > now() || hold?.isHeld === true) {
        starting = false
        return false
      }
      noteStart()
      queueMicrotask(() => {
        starting = false
        starts = [...starts.slice(1 - burst), now()].slice(-burst)
        noteStart()
        pump()
      })
      return true
    },
    leave(started: boolean): void {
      countBusy()
      inFlight--
      if (!started) starting = false
      pump()
    },
    /** Lets nobody in for `ms`. Waiting that the host asked for counts against what it may ask for. */
    pause(ms: number, byHost: boolean): void {
      const until = now() + ms
      if (until <= pausedUntil) return
      if (byHost) asked_ms += until - Math.max(now(), pausedUntil)
      pausedUntil = until
      onPause?.(ms)
      pump()
    },
    /**
     * Begins where another process of ours left off. What the host asked for then counts as if it were asked for now.
     */
    follow({ since_ms, gap_ms: before_ms, wait_ms }: { since_ms: number; gap_ms: number; wait_ms: number }): void {
      const lastStart = now() - since_ms
      // How many of them there were is not known.
      starts = Array<number>(burst).fill(lastStart)
      follows = lastStart + before_ms
      if (wait_ms > 0) this.pause(wait_ms, true)
    },
    /** Slows down to at least `ms` between starts, one at a time: what the host asks for is no average. */
    slowTo(ms: number): void {
      burst = 1
      gap_ms = Math.max(gap_ms, ms)
    },
    /** Lets in so many at once, and never more than was set at first. */
    limitTo(requests: number): void {
      concurrency = Math.max(1, Math.min(options.concurrency, requests))
      pump()
    },
    /** Share of the cap that was in use from the first request to the last, in percent; null before there was one. */
    get utilisation(): number | null {
      if (inFlight > 0) countBusy()
      if (firstEntry === null || busySince === null || busySince <= firstEntry) return null
      return Math.round((busy_ms * 1000) / (options.concurrency * (busySince - firstEntry))) / 10
    },
    /** Whether a request that is not paced may start. */
    get isOpen(): boolean {
      return pausedUntil <= now() && hold?.isHeld !== true
    },
  }
}

/** How often what is not paced looks whether it may go on, in ms. */
const HELD_LOOK_MS = 500

export type HostGate = ReturnType<typeof createHostGate>
