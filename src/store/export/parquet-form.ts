import { parquetColumn, type ParquetKind } from '../../tables/parquet/parquet-column.ts'
import type { ParquetForm } from '../../tables/parquet/write-parquet.ts'
import type { ExportedRow, JsonValue } from '../../vocabulary/record.ts'
import { isTime, toDate } from './export-cells.ts'
import { type EXPORT_FIELDS, type ExportField, fieldValue } from './export-fields.ts'

const KINDS: Record<(typeof EXPORT_FIELDS)[number], ParquetKind> = {
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
  documents: 'required_json',
}

/** Records as Parquet with types of their own: dates, times in UTC, lists, JSON; a source's own fields are text. */
export function parquetForm(fields: readonly ExportField[]): ParquetForm<ExportedRow> {
  return {
    schema: fields.flatMap((field) => parquetColumn(field, isOfAll(field) ? KINDS[field] : 'text')),
    columns: fields.map((field) => ({ name: field, valueOf: (row) => valueOf(field, fieldValue(row, field)) })),
    lengthOf: ({ title, body }) => 500 + title.length + (body?.length ?? 0),
  }
}

function isOfAll(field: ExportField): field is keyof typeof KINDS {
  return Object.hasOwn(KINDS, field)
}

function valueOf(field: ExportField, value: JsonValue): unknown {
  if (isTime(field)) return toDate(value)
  return isOfAll(field) || value === null || typeof value === 'string' ? value : JSON.stringify(value)
}
