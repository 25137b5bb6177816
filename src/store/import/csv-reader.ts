/** A row, or what could not be read as one, with the line of the file on which it begins. */
export type CsvRow = { line: number; raw: string; cells: string[] } | { line: number; raw: string; broken: string }

export interface CsvOptions {
  /** Judges a row by its cells: null to take it, or what is wrong with it. */
  fault?: (cells: readonly string[]) => string | null
  /** A quoted cell that is still open after so many UTF-16 units was never closed. */
  longest?: number
}

/**
 * Reads RFC 4180 from chunks of text, and does not stop where a writer was killed in the middle of a row: an open quote
 * would swallow the rows behind it, so after a row that cannot be right reading goes on at the next line that begins
 * with a web address. What is given up comes out as `broken` with its text. A lone CR is text; both CRLF and LF end a row.
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  { fault = () => null, longest = 16_000_000 }: CsvOptions = {},
): AsyncGenerator<CsvRow> {
  let text = ''
  let line = 1
  // Reading an open row again after every chunk would take quadratic time.
  let enough = 0
  const rows = function* (final: boolean): Generator<CsvRow> {
    let at = 0
    while (at < text.length) {
      const mayWait = !final && text.length - at < longest
      const row = readRow(text, at, final) ?? (mayWait ? null : NOT_CLOSED)
      if (row === null) break
      const cells = 'cells' in row ? row.cells : []
      const broken = 'cells' in row ? fault(cells) : row.broken
      const end = broken === null ? row.end : resumeAt(text, at, row.end)
      if (end === null && mayWait) break
      const raw = text.slice(at, end ?? text.length)
      if (raw.trim() !== '') yield broken === null ? { line, raw, cells } : { line, raw, broken }
      line += count(raw)
      at += raw.length
    }
    text = text.slice(at)
  }

  for await (const chunk of withoutMark(chunks)) {
    text += chunk
    if (text.length < enough) continue
    yield* rows(false)
    enough = text.length * 2
  }
  yield* rows(true)
}

async function* withoutMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const chunk of chunks) {
    yield first ? chunk.replace(/^\ufeff/, '') : chunk
    first = false
  }
}

type Row = { cells: string[]; end: number } | Broken
interface Broken {
  broken: string
  /** Not known where a row without its end stops. */
  end: null
}

const NOT_CLOSED: Broken = { broken: 'a quoted cell is not closed', end: null }
const ENDS_INSIDE: Broken = { broken: 'the file ends inside a quoted cell', end: null }
const CUT: Broken = { broken: 'text behind a closing quote: a row was cut before it', end: null }

/** The row at a position; null when its end is not there yet and more is to come. */
function readRow(text: string, start: number, final: boolean): Row | null {
  const cells: string[] = []
  for (let at = start; ;) {
    const cell = text[at] === '"' ? quoted(text, at, final) : plain(text, at)
    if (cell === null || 'broken' in cell) return cell
    cells.push(cell.value)
    const [mark, next] = [text[cell.end], text[cell.end + 1]]
    if (mark === undefined) return final ? { cells, end: cell.end } : null
    if (mark === '\r' && next === undefined && !final) return null
    if (mark !== ',') return { cells, end: cell.end + (mark === '\r' && next === '\n' ? 2 : 1) }
    at = cell.end + 1
  }
}

type Cell = { value: string; end: number }

const PLAIN = /[^,\n]*/y

function plain(text: string, start: number): Cell {
  PLAIN.lastIndex = start
  const value = PLAIN.exec(text)?.[0] ?? ''
  const end = start + value.length
  // A lone CR is text, one before LF or the end of the file belongs to the line end.
  return value.endsWith('\r') && text[end] !== ',' ? { value: value.slice(0, -1), end: end - 1 } : { value, end }
}

function quoted(text: string, start: number, final: boolean): Cell | Broken | null {
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return final ? ENDS_INSIDE : null
    const after = text[quote + 1]
    if (after === undefined && !final) return null
    if (after !== '"') {
      const closed = after === undefined || after === ',' || after === '\n' || after === '\r'
      if (!closed) return CUT
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    }
    at = quote + 2
  }
}

/** The next line behind `start` that begins with a web address, at most `end`; null when neither is there. */
function resumeAt(text: string, start: number, end: number | null): number | null {
  const lineStart = /\n(?="?https?:\/\/)/g
  lineStart.lastIndex = start
  const found = lineStart.exec(text)
  if (found === null) return end
  return Math.min(end ?? Infinity, found.index + 1)
}

function count(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
