import type { ExportedRow } from '../../vocabulary/record.ts'

/** The columns, in order; the fields of an exported row. */
export const COLUMNS = [
  'country',
  'source',
  'name',
  'url',
  'title',
  'date',
  'date_raw',
  'body',
  'tags',
  'authors',
  'language',
  'scraped_at',
  'run',
  'extra',
] as const satisfies (keyof ExportedRow)[]

/** Spreadsheets take a file for UTF-8 only when it says so. */
const BOM = '\ufeff'

/** RFC 4180: a header, CRLF, quotes where they are needed. Lists are joined with "; ", extra is JSON. */
export async function* encodeCsv(rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  yield `${BOM}${COLUMNS.join(',')}\r\n`
  for await (const row of rows) yield csvLine(row)
}

function csvLine(row: ExportedRow): string {
  return `${COLUMNS.map((column) => csvCell(cellText(row[column]))).join(',')}\r\n`
}

function cellText(value: ExportedRow[keyof ExportedRow]): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * A spreadsheet would run a cell that begins like a formula: a leading apostrophe makes it text
 * (https://owasp.org/www-community/attacks/CSV_Injection; the wide forms count in East Asian versions).
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NUMBER = /^[+-]?\d+([.,]\d+)*%?$/

/** One cell: no formula, quoted where it has to be. */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  // NUL ends a string for many readers; nothing else stands for it.
  const whole = harmless.replaceAll('\0', '\ufffd')
  return /[",\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole
}
