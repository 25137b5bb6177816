import { timeLimitReached } from '../../vocabulary/run/end-messages.ts'
import { activeTimeout } from '../../vocabulary/time/active-timeout.ts'
import type { GiveUp } from './hosts.ts'

/** Why a run ends before its work is done. */
export type Halted = { status: 'interrupted' } | ({ status: 'failed' } & GiveUp)

/** The one way to end a run early: politely at first, and without delay when politeness takes too long. */
export interface Halt {
  /** Nothing new is begun any more. */
  stopping: AbortSignal
  /** What is under way is cut off too. */
  aborting: AbortSignal
  why: () => Halted | null
  /** The first reason counts. */
  end(why: Halted): void
  close(): void
}

/** Share of the grace time for pages in flight; the rest is for storing them and saying how it went. */
const PATIENCE = 0.6

/**
 * `stop` is the polite signal from outside, `abort` the impatient one; `graceMs` is the time from the one to the other.
 */
export function createHalt({ stop, abort, graceMs, timeoutMs, paused_ms = () => 0 }: HaltOptions): Halt {
  const stopping = new AbortController()
  const aborting = new AbortController()
  let why: Halted | null = null
  const timers: NodeJS.Timeout[] = []
  let callOff = (): void => undefined

  const end = (reason: Halted): void => {
    if (why !== null) return
    why = reason
    stopping.abort()
    timers.push(setTimeout(() => aborting.abort(), graceMs * PATIENCE).unref())
  }
  const onStop = (): void => end({ status: 'interrupted' })
  const onAbort = (): void => {
    onStop()
    aborting.abort()
  }
  if (stop?.aborted) onStop()
  if (abort?.aborted) onAbort()
  stop?.addEventListener('abort', onStop)
  abort?.addEventListener('abort', onAbort)
  // The orchestrator enforces the limit too; this one holds when it was killed.
  if (timeoutMs !== null) {
    const detail = timeLimitReached(timeoutMs)
    callOff = activeTimeout(timeoutMs, paused_ms, () => end({ status: 'failed', reason: 'timeout', detail }))
  }

  return {
    stopping: stopping.signal,
    aborting: aborting.signal,
    why: () => why,
    end,
    close() {
      timers.forEach(clearTimeout)
      callOff()
      stop?.removeEventListener('abort', onStop)
      abort?.removeEventListener('abort', onAbort)
    },
  }
}

export interface HaltOptions {
  stop: AbortSignal | undefined
  abort: AbortSignal | undefined
  graceMs: number
  timeoutMs: number | null
  /** Time spent in pauses, in ms, which uses up none of the limit. */
  paused_ms?: (() => number) | undefined
}
