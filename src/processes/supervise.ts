import type { Exit, Task } from '../runs/folder/task.ts'
import { watchOrder } from '../runs/folder/order-watch.ts'
import { noSignOfLife, RUN_STOPPED, SCRAPER_STOPPED, timeLimitReached } from '../vocabulary/run/end-messages.ts'
import { plainText, shorten } from '../vocabulary/text/plain-text.ts'
import { activeTimeout } from '../vocabulary/time/active-timeout.ts'
import { recordExit } from './exit-record.ts'
import { ranOutOfMemory } from './out-of-memory.ts'
import type { ProcessHandle } from './process-handle.ts'
import type { Exited } from './spawn.ts'
import { LONGEST_SILENCE_MS, watchHeartbeat } from './watch-heartbeat.ts'

/** A scraper that this process watches to its end. */
export interface SupervisedScraper {
  /** Undefined when it could not be started. */
  pid: number | undefined
  /** Settles once the process is gone and exit.json is written; never rejects. */
  ended: Promise<Exit>
  /** Asks it to end (SIGTERM) and kills it when its grace is over. Only the first call counts. */
  stop: (cause: StopCause) => void
}

/** `requested`: a user wants this one to end, not the run. */
export type StopCause = 'timeout' | 'stalled' | 'stopped' | 'requested'

/**
 * Watches the scraper of an attempt, be it a child or adopted: enforces its time limit, ends it
 * when it gives no sign of life, stops it (also when an order says so), writes its exit.json. A pause uses up no time.
 * Knows nothing of runs and queues: whoever has a task and a process can use it.
 *
 *     running --stop(), limits--> stopping --grace is over--> SIGKILL
 *        |                               |
 *        +--------- process gone --------+--> ended
 */
export function supervise(
  process: ProcessHandle,
  task: Pick<Task, 'timeout_ms' | 'grace_ms' | 'silence_ms'>,
  { folder, group, started, log, now = () => new Date() }: SupervisedAttempt,
): SupervisedScraper {
  let state: State = { kind: 'running', callOff: () => undefined }

  const stop = (cause: StopCause): void => {
    if (state.kind !== 'running' || process.pid === undefined) return
    state.callOff()
    unwatch()
    state = { kind: 'stopping', cause, timer: setTimeout(() => process.signal('SIGKILL'), task.grace_ms) }
    process.signal('SIGTERM')
  }
  const orders = watchOrder(folder, (order) => {
    if (order === 'stop' || order === 'kill') stop('requested')
    if (order === 'kill') process.signal('SIGKILL')
  })
  if (task.timeout_ms !== null && process.pid !== undefined) {
    const left_ms = Math.max(0, Date.parse(started) + task.timeout_ms - now().getTime())
    state = { kind: 'running', callOff: activeTimeout(left_ms, orders.paused_ms, () => stop('timeout')) }
  }

  const { silence_ms = LONGEST_SILENCE_MS } = task
  const unwatch =
    process.pid === undefined ? () => undefined : watchHeartbeat(folder, silence_ms, () => stop('stalled'))

  const ended = process.gone.then((end) => {
    const before = state
    state = { kind: 'ended' }
    if (before.kind === 'running') before.callOff()
    if (before.kind === 'stopping') clearTimeout(before.timer)
    unwatch()
    orders.close()
    const exit: Exit = {
      started,
      finished: now().toISOString(),
      pid: process.pid ?? null,
      exit_code: end?.exit_code ?? null,
      signal: end?.signal ?? null,
      ...explain(end, before.kind === 'stopping' ? before.cause : null, { limit_ms: task.timeout_ms, silence_ms, log }),
    }
    recordExit(folder, exit, group)
    return exit
  })
  return { pid: process.pid, ended, stop }
}

export interface SupervisedAttempt {
  /** Where exit.json goes. */
  folder: string
  /** Folder of the group that it belongs to, if it does. */
  group?: string | undefined
  /** ISO time; the time limit counts from here. */
  started: string
  /** Absolute path of its log, which shows whether it ran out of memory; null when there is none. */
  log: string | null
  now?: (() => Date) | undefined
}

type State =
  | { kind: 'running'; callOff: () => void }
  | { kind: 'stopping'; cause: StopCause; timer: NodeJS.Timeout }
  | { kind: 'ended' }

function explain(
  end: Exited | null,
  stoppedBy: StopCause | null,
  { limit_ms, silence_ms, log }: { limit_ms: number | null; silence_ms: number; log: string | null },
): Pick<Exit, 'cause' | 'detail'> {
  const spawn_error = end?.spawn_error ?? null
  if (spawn_error !== null) return { cause: 'spawn_error', detail: shorten(plainText(spawn_error), 300) }
  if (stoppedBy === 'timeout') return { cause: 'timeout', detail: timeLimitReached(limit_ms ?? 0) }
  if (stoppedBy === 'stalled') return { cause: 'stalled', detail: noSignOfLife(silence_ms) }
  if (stoppedBy === 'stopped') return { cause: 'stopped', detail: RUN_STOPPED }
  if (stoppedBy === 'requested') return { cause: 'stopped', detail: SCRAPER_STOPPED }
  if (end === null) return { cause: 'exited', detail: 'its launcher died before it ended' }
  const outOfMemory = end.exit_code !== 0 && log !== null && ranOutOfMemory(log)
  return { cause: 'exited', detail: outOfMemory ? 'out of memory' : '' }
}
