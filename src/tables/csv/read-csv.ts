/** A row, or what could not be read as one, with the line of the file on which it begins. */
export type CsvRow = { line: number; raw: string; cells: string[] } | { line: number; raw: string; broken: string }

export interface CsvOptions {
  /** Judges a row by its cells: null to take it, or what is wrong with it. */
  fault?: (cells: readonly string[]) => string | null
  /** A quoted cell that is still open after so many UTF-16 units was never closed. */
  longest?: number
  /** One character; a comma without it. */
  delimiter?: string
  /** Where reading goes on behind a row that cannot be right: by default at a line that begins with a web address. */
  resume?: 'address' | 'line'
  /** What ends a row: LF, with or without CR before it, or CR alone, as old versions of Excel for Mac write it. */
  lineEnd?: '\n' | '\r'
}

/**
 * Reads RFC 4180 from chunks of text, and does not stop where a writer was killed in the middle of a row: an open quote
 * would swallow the rows behind it, so after a row that cannot be right reading goes on at the next line that can begin
 * one (`resume`). What is given up comes out as `broken` with its text. A lone CR is text unless it is the `lineEnd`;
 * both CRLF and LF end a row.
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  { fault = () => null, longest = 16_000_000, delimiter = ',', resume = 'address', lineEnd = '\n' }: CsvOptions = {},
): AsyncGenerator<CsvRow> {
  const plain = new RegExp(`[^\\${delimiter}${lineEnd}]*`, 'y')
  const lineStart = resume === 'address' ? ADDRESS_LINE : lineEnd === '\n' ? ANY_LINE : ANY_OLD_LINE
  let text = ''
  let line = 1
  // Reading an open row again after every chunk would take quadratic time.
  let enough = 0
  const rows = function* (final: boolean): Generator<CsvRow> {
    let at = 0
    while (at < text.length) {
      const mayWait = !final && text.length - at < longest
      const row =
        readRow({ text, delimiter, plain }, at, final) ??
        (mayWait ? null : text.includes('"', at) ? NOT_CLOSED : NO_END)
      if (row === null) break
      const cells = 'cells' in row ? row.cells : []
      const broken = 'cells' in row ? fault(cells) : row.broken
      const end = broken === null ? row.end : resumeAt(text, at, row.end, lineStart)
      if (end === null && mayWait) break
      const raw = text.slice(at, end ?? text.length)
      if (raw.trim() !== '') yield broken === null ? { line, raw, cells } : { line, raw, broken }
      line += count(raw, lineEnd)
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
const NO_END: Broken = { broken: 'the row is too long', end: null }
const ENDS_INSIDE: Broken = { broken: 'the file ends inside a quoted cell', end: null }
const CUT: Broken = { broken: 'text behind a closing quote: a row was cut before it', end: null }

interface Source {
  text: string
  delimiter: string
  /** A cell without quotes. */
  plain: RegExp
}

/** The row at a position; null when its end is not there yet and more is to come. */
function readRow(source: Source, start: number, final: boolean): Row | null {
  const { text, delimiter } = source
  const cells: string[] = []
  for (let at = start; ;) {
    const cell = text[at] === '"' ? quoted(source, at, final) : plainCell(source, at)
    if (cell === null || 'broken' in cell) return cell
    cells.push(cell.value)
    const [mark, next] = [text[cell.end], text[cell.end + 1]]
    if (mark === undefined) return final ? { cells, end: cell.end } : null
    if (mark === '\r' && next === undefined && !final) return null
    if (mark !== delimiter) return { cells, end: cell.end + (mark === '\r' && next === '\n' ? 2 : 1) }
    at = cell.end + 1
  }
}

type Cell = { value: string; end: number }

function plainCell({ text, delimiter, plain }: Source, start: number): Cell {
  plain.lastIndex = start
  const value = plain.exec(text)?.[0] ?? ''
  const end = start + value.length
  // A lone CR is text, one before LF or the end of the file belongs to the line end.
  return value.endsWith('\r') && text[end] !== delimiter ? { value: value.slice(0, -1), end: end - 1 } : { value, end }
}

function quoted({ text, delimiter }: Source, start: number, final: boolean): Cell | Broken | null {
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return final ? ENDS_INSIDE : null
    const after = text[quote + 1]
    if (after === undefined && !final) return null
    if (after !== '"') {
      const closed = after === undefined || after === delimiter || after === '\n' || after === '\r'
      if (!closed) return CUT
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    }
    at = quote + 2
  }
}

const ADDRESS_LINE = /\n(?="?https?:\/\/)/g
const ANY_LINE = /\n/g
const ANY_OLD_LINE = /\r/g

/** The next line behind `start` that can begin a row, at most `end`; null when neither is there. */
function resumeAt(text: string, start: number, end: number | null, lineStart: RegExp): number | null {
  lineStart.lastIndex = start
  const found = lineStart.exec(text)
  if (found === null) return end
  return Math.min(end ?? Infinity, found.index + 1)
}

function count(text: string, lineEnd: string): number {
  let lines = 0
  for (let at = text.indexOf(lineEnd); at !== -1; at = text.indexOf(lineEnd, at + 1)) lines++
  return lines
}
