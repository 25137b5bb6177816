import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { shownPath } from '../../config/files/shown-path.ts'
import type { RunReader } from '../../runs/run-reader.ts'
import type { StoreName } from '../../store/store-catalog.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { LogPart } from '../detail-shapes.ts'

/** Most bytes of one part; of a log that was not read yet the last so many. */
const MOST = 128 * 1024
const LINE_BREAK = 10

interface LogPlace {
  /** The log that was read before, as `log` named it, and where the next part begins. */
  log: string | null
  after: number
}

/**
 * The next lines of the newest log of a scraper, or the last ones of a log that is new. Whatever a terminal or a page
 * could take for more than text is written out.
 */
export async function logPart(
  runs: RunReader,
  scraper: StoreName,
  { log, after }: LogPlace,
  cwd: string,
): Promise<LogPart> {
  const path = await runs.newestLog(scraper)
  if (path === null) return { log: null, continues: false, next: 0, lines: [] }
  const name = shownPath(path, cwd)
  try {
    return { log: name, ...readLines(path, name === log ? after : null) }
  } catch {
    // It lies on the machine of a worker, or was pruned in this moment.
    return { log: name, continues: false, next: 0, lines: [] }
  }
}

function readLines(path: string, after: number | null): Omit<LogPart, 'log'> {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    const continues = after !== null && Number.isSafeInteger(after) && after >= 0 && after <= size
    const from = continues ? after : Math.max(0, size - MOST)
    const chunk = Buffer.alloc(Math.min(MOST, size - from))
    const bytes = chunk.subarray(0, readSync(fd, chunk, 0, chunk.length, from))
    const last = bytes.lastIndexOf(LINE_BREAK)
    // A line that is longer than a part is given in pieces.
    const end = last === -1 ? (bytes.length === MOST ? bytes.length : 0) : last + 1
    const first = continues || from === 0 ? 0 : bytes.indexOf(LINE_BREAK) + 1
    const text = bytes.toString('utf8', first, Math.max(first, end))
    const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n').map(plainText)
    return { continues, next: from + end, lines }
  } finally {
    closeSync(fd)
  }
}
