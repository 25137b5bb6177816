import { columnNamesOf, type OutputColumns, type OutputRow } from '../output-row.ts'
import { plainJson } from '../plain-json.ts'
import type { Original } from '../table.ts'

export interface CsvForm {
  /** The file that the rows were read from: one of CSV comes back byte for byte, with the new cells behind it. */
  original: Original | null
  /** With a byte order mark, and no cell that a spreadsheet would run as a formula. */
  forSpreadsheets: boolean
}

/** Spreadsheets take a file for UTF-8 only when it says so. */
const MARK = '\ufeff'

/** The rows as CSV: RFC 4180, a header, CRLF, quotes where they are needed, unless the original had it otherwise. */
export async function* writeCsv(
  rows: AsyncIterable<OutputRow>,
  columns: OutputColumns,
  { original, forSpreadsheets }: CsvForm,
): AsyncGenerator<string> {
  const { input, added } = columns
  const kept = original?.format === 'csv' ? original : null
  const delimiter = kept?.delimiter ?? ','
  const special = new RegExp(`["\\r\\n\\${delimiter}]`)
  const cell = (value: unknown): string => {
    const text = forSpreadsheets ? harmless(cellText(value)) : cellText(value)
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (cells: readonly unknown[]): string => cells.map(cell).join(delimiter)
  const ending = kept === null ? '\r\n' : (/\r\n$|\r$/.exec(kept.header)?.[0] ?? '\n')
  const behind = (raw: string, cells: readonly unknown[]): string =>
    `${raw.replace(/\r?\n$|\r$/, '')}${cells.length === 0 ? '' : `${delimiter}${line(cells)}`}${ending}`

  if (kept?.mark ?? forSpreadsheets) yield MARK
  yield kept === null
    ? `${line(columnNamesOf(columns))}${ending}`
    : behind(
        kept.header,
        added.map(({ name }) => name),
      )
  for await (const { row, added: cells } of rows) {
    yield kept !== null && row.raw !== null
      ? behind(row.raw, cells)
      : `${line([...input.map((column) => row.values[column]), ...cells])}${ending}`
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : plainJson(value)
}

/** A day for a time at midnight, which is how files without times of day are read. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  return date.toISOString().replace(/T00:00:00\.000Z$/, '')
}

/**
 * A spreadsheet would run a cell that begins like a formula: a leading apostrophe makes it text
 * (https://owasp.org/www-community/attacks/CSV_Injection; the wide forms count in East Asian versions).
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NUMBER = /^[+-]?\d+([.,]\d+)*%?$/

function harmless(text: string): string {
  const guarded = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  // NUL ends a string for many readers; nothing else stands for it.
  return guarded.replaceAll('\0', '\ufffd')
}
