import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { JsonValue } from '../../vocabulary/record.ts'
import { readCsv } from '../../tables/csv/read-csv.ts'
import { type LegacyFields, NEWS_COLUMNS, URLS_COLUMNS } from './legacy-row.ts'
import { readLines } from '../../tables/jsonl/read-lines.ts'

/** Names that the predecessor gave its files: records first, older layout before newer. */
export const NEWS_FILES = ['news.jsonl', 'news.csv'] as const
export const URLS_FILES = ['urls.jsonl', 'urls.csv'] as const

/** A row, or a part of the file that is none. */
export type LegacyRow = { line: number; raw: string } & ({ fields: LegacyFields } | { broken: string })

/** Reads one of the files as a stream; headers, wherever they stand, are not rows. */
export async function* readLegacyFile(path: string): AsyncGenerator<LegacyRow> {
  const chunks = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })
  if (path.endsWith('.jsonl')) yield* jsonRows(chunks)
  else yield* csvRows(chunks, basename(path).startsWith('news') ? NEWS_COLUMNS : URLS_COLUMNS)
}

async function* jsonRows(chunks: AsyncIterable<string>): AsyncGenerator<LegacyRow> {
  for await (const { line, raw } of readLines(chunks)) {
    if (raw.trim() === '') continue
    const fields = parseObject(raw)
    yield fields === null ? { line, raw, broken: 'not a JSON object' } : { line, raw, fields }
  }
}

function parseObject(text: string): LegacyFields | null {
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, '')) as JsonValue
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

async function* csvRows(chunks: AsyncIterable<string>, expected: readonly string[]): AsyncGenerator<LegacyRow> {
  let columns = expected
  const fault = (cells: readonly string[]): string | null => {
    if (isHeader(cells)) return null
    if (!/^https?:\/\//i.test(cells[columns.indexOf('url')]?.trim() ?? '')) return 'no web address'
    return cells.length === columns.length ? null : `${cells.length} cells instead of ${columns.length}`
  }
  for await (const row of readCsv(chunks, { fault })) {
    if ('broken' in row) yield row
    else if (isHeader(row.cells)) columns = row.cells.map((cell) => cell.trim())
    else {
      const fields = Object.fromEntries(columns.map((column, i) => [column, row.cells[i] ?? '']))
      yield { line: row.line, raw: row.raw, fields }
    }
  }
}

function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() === 'url') && cells.some((cell) => cell.trim() === 'title')
}
