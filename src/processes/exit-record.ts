import { writeExit } from '../runs/folder/attempt.ts'
import { freeRoom, withRoom } from '../runs/folder/files/spare-room.ts'
import type { Exit, NeverStarted } from '../runs/folder/task.ts'

/**
 * Writes exit.json, on a full disk in the room of the attempt or of the folder of its `group`, and gives the attempt's
 * room back. Where there is none it does nothing: whoever saw the exit has it all the same, only a later reader misses
 * it.
 */
export function recordExit(folder: string, exit: Exit, group = folder): void {
  try {
    withRoom(group, () => writeExit(folder, exit))
  } catch {
    // The row is made from the exit in memory.
  }
  freeRoom(folder)
}

/**
 * Records the exit of an attempt that no process of ours was seen to end: never started, or killed together with its
 * runner.
 */
export function closeAttempt(
  folder: string,
  cause: NeverStarted | 'stopped' | 'exited' | 'spawn_error',
  detail: string,
  group?: string,
): Exit {
  const time = new Date().toISOString()
  const exit: Exit = { started: time, finished: time, pid: null, exit_code: null, signal: null, cause, detail }
  recordExit(folder, exit, group)
  return exit
}
