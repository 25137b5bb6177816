import { parquetColumn, type ParquetKind } from '../../tables/parquet/parquet-column.ts'
import type { ParquetForm } from '../../tables/parquet/write-parquet.ts'
import type { ExportedRow } from '../../vocabulary/record.ts'
import { COLUMNS } from './export-columns.ts'

const KINDS: Record<(typeof COLUMNS)[number], ParquetKind> = {
  country: 'required_text',
  source: 'required_text',
  name: 'required_text',
  url: 'required_text',
  title: 'required_text',
  date: 'day',
  date_raw: 'text',
  body: 'text',
  tags: 'texts',
  authors: 'texts',
  language: 'text',
  scraped_at: 'time',
  run: 'required_text',
  extra: 'required_json',
}

/** Records as Parquet with types of their own: dates, times in UTC, lists, JSON. */
export const parquetForm: ParquetForm<ExportedRow> = {
  schema: COLUMNS.flatMap((name) => parquetColumn(name, KINDS[name])),
  columns: COLUMNS.map((name) => {
    const isTime = name === 'date' || name === 'scraped_at'
    return { name, valueOf: (row) => (isTime ? toDate(row[name]) : row[name]) }
  }),
  lengthOf: ({ title, body }) => 500 + title.length + (body?.length ?? 0),
}

function toDate(value: string | null): Date | null {
  const date = value === null ? null : new Date(value)
  return date === null || Number.isNaN(date.getTime()) ? null : date
}
