import { eventLinesFromTheEnd } from '../../runs/folder/event-lines.ts'
import { attemptKey, nothingTold, type Told } from './event-line.ts'

/**
 * What an event file holds of a run: how far the numbers are and what need not be written again. `created`: ISO time before
 * which nothing of the run can have been written.
 */
export function readTold(path: string, run: string, created: string): Told {
  const told = nothingTold()
  for (const { line } of eventLinesFromTheEnd(path, run, created)) {
    told.seq = Math.max(told.seq, line.seq)
    const key = attemptKey(line)
    if (key !== null) told.begun.add(key)
  }
  return told
}
