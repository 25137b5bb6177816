import { writeExit } from '../runs/folder/attempt.ts'
import type { Exit, NeverStarted } from '../runs/folder/task.ts'

/**
 * Writes exit.json. On a full disk it does nothing: whoever saw the exit has it all the same, only a later reader
 * misses it.
 */
export function recordExit(folder: string, exit: Exit): void {
  try {
    writeExit(folder, exit)
  } catch {
    // The row is made from the exit in memory.
  }
}

/**
 * Records the exit of an attempt that no process of ours was seen to end: never started, or killed together with its
 * runner.
 */
export function closeAttempt(
  folder: string,
  cause: NeverStarted | 'stopped' | 'exited',
  detail: string,
  now = new Date(),
): Exit {
  const time = now.toISOString()
  const exit: Exit = { started: time, finished: time, pid: null, exit_code: null, signal: null, cause, detail }
  recordExit(folder, exit)
  return exit
}
