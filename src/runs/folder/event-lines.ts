import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EventLine } from '../../vocabulary/run/event.ts'

const CHUNK = 1024 * 1024
const LINE_BREAK = 10

/** How often a file is looked at for new lines, in ms. */
const LOOK = 200

/** A line and where in the file it begins, in bytes. */
export interface PlacedLine {
  line: EventLine
  offset: number
}

/**
 * The lines of a run in an event file, the newest first. `created`: ISO time before which nothing of the run can have
 * been written, so that an old, long file is not read whole. What is no event is passed over; none where there is no
 * such file.
 */
export function* eventLinesFromTheEnd(path: string, run: string, created: string): Generator<PlacedLine> {
  for (const { text, offset } of linesFromTheEnd(path)) {
    const line = parse(text)
    if (line === null) continue
    if (line.time < created) return
    if (line.run !== run) continue
    yield { line, offset }
    if (line.seq === 1) return
  }
}

export interface EventLineOptions {
  run: string
  created: string
  /** Number of the last line that is known already. */
  after: number
  /** Goes on with what is written later, until the run has ended or the signal comes. */
  signal: AbortSignal | undefined
}

/** The lines of a run in an event file, in order; each whole. */
export async function* eventLines(
  path: string,
  { run, created, after, signal }: EventLineOptions,
): AsyncGenerator<EventLine> {
  let offset = 0
  for (const placed of eventLinesFromTheEnd(path, run, created)) offset = placed.offset
  for (;;) {
    const { lines, end } = wholeLines(path, offset)
    offset = end
    for (const text of lines) {
      const line = parse(text)
      if (line === null || line.run !== run || line.seq <= after) continue
      yield line
      if (line.type === 'run_ended') return
    }
    if (lines.length > 0) continue
    if (signal === undefined || signal.aborted) return
    await sleep(LOOK, undefined, { signal }).catch(() => undefined)
  }
}

/** Lines from an offset on that have their line break, a megabyte at a time, and where the next one begins. */
function wholeLines(path: string, offset: number): { lines: string[]; end: number } {
  return (
    withFile(path, (fd, size) => {
      // Shorter than what was read: it was replaced, and the new one is read from its start.
      const start = size < offset ? 0 : offset
      for (let length = Math.min(CHUNK, size - start); length > 0; length = Math.min(length * 2, size - start)) {
        const chunk = Buffer.alloc(length)
        readSync(fd, chunk, 0, length, start)
        const last = chunk.lastIndexOf(LINE_BREAK)
        if (last !== -1) return { lines: chunk.toString('utf8', 0, last).split('\n'), end: start + last + 1 }
        if (length === size - start) break
      }
      return { lines: [], end: start }
    }) ?? { lines: [], end: offset }
  )
}

function* linesFromTheEnd(path: string): Generator<{ text: string; offset: number }> {
  const fd = openFile(path)
  if (fd === null) return
  try {
    // Pieces of the line whose beginning has not been reached.
    let rest: Buffer[] = []
    for (let end = fstatSync(fd).size; end > 0;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, end))
      readSync(fd, chunk, 0, chunk.length, end - chunk.length)
      end -= chunk.length
      let until = chunk.length
      for (
        let at = chunk.lastIndexOf(LINE_BREAK);
        at !== -1;
        at = at === 0 ? -1 : chunk.lastIndexOf(LINE_BREAK, at - 1)
      ) {
        yield { text: textOf([chunk.subarray(at + 1, until), ...rest]), offset: end + at + 1 }
        rest = []
        until = at
      }
      rest.unshift(chunk.subarray(0, until))
    }
    yield { text: textOf(rest), offset: 0 }
  } finally {
    closeSync(fd)
  }
}

function withFile<Done>(path: string, work: (fd: number, size: number) => Done): Done | null {
  const fd = openFile(path)
  if (fd === null) return null
  try {
    return work(fd, fstatSync(fd).size)
  } finally {
    closeSync(fd)
  }
}

/** Null for a file that is not there, and for a pipe, which would keep us waiting and can be read by one alone. */
function openFile(path: string): number | null {
  try {
    return statSync(path).isFile() ? openSync(path, 'r') : null
  } catch {
    return null
  }
}

function textOf(pieces: Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8')
}

function parse(text: string): EventLine | null {
  try {
    const line = JSON.parse(text) as Partial<EventLine> | null
    return typeof line?.seq === 'number' && typeof line.time === 'string' ? (line as EventLine) : null
  } catch {
    return null
  }
}
