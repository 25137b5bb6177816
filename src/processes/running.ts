import { writeExit } from '../runs/folder/attempt.ts'
import type { Exit } from '../runs/folder/task.ts'

/** A process that this one follows, be it its child or adopted. */
export interface Running {
  pid: number | undefined
  /** Settles once the process is gone; never rejects. */
  ended: Promise<Exit>
  /** Ends it politely, and by force after its grace. */
  stop(cause: 'timeout' | 'stopped'): void
}

/** Writes exit.json. With a full disk the exit is known all the same to whoever saw it, so this never throws. */
export function noteExit(folder: string, exit: Exit): void {
  try {
    writeExit(folder, exit)
  } catch {
    // The row is made from the exit in memory; only a later reader misses it.
  }
}
