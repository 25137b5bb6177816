import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { attemptKey, type EventLine, nothingTold, type Told } from './event-line.ts'

const CHUNK = 1024 * 1024

/**
 * Reads from the end of an event file what it holds of a run: how far the numbers are and what need not be told again.
 * `created`: ISO time before which nothing of the run can have been told, so that an old, long file is not read whole.
 */
export function readTold(path: string, run: string, created: string): Told {
  const told = nothingTold()
  for (const text of linesFromTheEnd(path)) {
    const line = parse(text)
    if (line === null) continue
    if (line.time < created) break
    if (line.run !== run) continue
    told.seq = Math.max(told.seq, line.seq)
    const key = attemptKey(line)
    if (key !== null) told.begun.add(key)
    if (line.seq === 1) break
  }
  return told
}

function parse(text: string): EventLine | null {
  try {
    const line = JSON.parse(text) as Partial<EventLine> | null
    return typeof line?.seq === 'number' && typeof line.time === 'string' ? (line as EventLine) : null
  } catch {
    return null
  }
}

function* linesFromTheEnd(path: string): Generator<string> {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch {
    return
  }
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) return
    // Pieces of the line whose beginning has not been reached.
    let rest: Buffer[] = []
    for (let end = stat.size; end > 0;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, end))
      readSync(fd, chunk, 0, chunk.length, end - chunk.length)
      end -= chunk.length
      let until = chunk.length
      for (let at = chunk.lastIndexOf(10); at !== -1; at = at === 0 ? -1 : chunk.lastIndexOf(10, at - 1)) {
        yield Buffer.concat([chunk.subarray(at + 1, until), ...rest]).toString('utf8')
        rest = []
        until = at
      }
      rest.unshift(chunk.subarray(0, until))
    }
    yield Buffer.concat(rest).toString('utf8')
  } finally {
    closeSync(fd)
  }
}
