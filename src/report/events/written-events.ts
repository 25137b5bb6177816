import { eventLinesFromTheEnd } from '../../runs/folder/event-lines.ts'
import { attemptKey, nothingWritten, type WrittenEvents } from './event-line.ts'

/**
 * What an event file holds of a run: how far the numbers are and what need not be written again. `created`: ISO time
 * before which nothing of the run can have been written.
 */
export function readWritten(path: string, run: string, created: string): WrittenEvents {
  const written = nothingWritten()
  for (const { line } of eventLinesFromTheEnd(path, run, created)) {
    written.seq = Math.max(written.seq, line.seq)
    const key = attemptKey(line)
    if (key !== null) written.begun.add(key)
  }
  return written
}
