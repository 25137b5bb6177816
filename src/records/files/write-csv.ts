import type { CheckedRow, OutputColumns } from './checked-row.ts'
import type { Original } from './table.ts'

/**
 * The rows as CSV. What was CSV comes back byte for byte, with the new cells behind it; another format becomes RFC 4180.
 */
export async function* writeCsv(
  rows: AsyncIterable<CheckedRow>,
  { input, added }: OutputColumns,
  original: Original,
): AsyncGenerator<string> {
  const kept = original.format === 'csv' ? original : null
  const delimiter = kept?.delimiter ?? ','
  const special = new RegExp(`["\\r\\n\\${delimiter}]`)
  const cell = (value: unknown): string => {
    const text = cellText(value)
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (cells: readonly unknown[]): string => cells.map(cell).join(delimiter)
  const ending = kept === null || kept.header.endsWith('\r\n') ? '\r\n' : '\n'
  const behind = (raw: string, cells: readonly unknown[]): string =>
    `${raw.replace(/\r?\n$/, '')}${cells.length === 0 ? '' : `${delimiter}${line(cells)}`}${ending}`

  if (kept?.mark === true) yield '\ufeff'
  yield kept === null ? `${line([...input, ...added])}${ending}` : behind(kept.header, added)
  for await (const { row, answers } of rows) {
    yield kept !== null && row.raw !== null
      ? behind(row.raw, answers)
      : `${line([...input.map((column) => row.values[column]), ...answers])}${ending}`
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
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  return date.toISOString().replace(/T00:00:00\.000Z$/, '')
}

/** JSON also for what Parquet holds and JSON does not: integers of 64 bits and bytes. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return Number.isSafeInteger(Number(part)) ? Number(part) : String(part)
    return part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part
  })
}
