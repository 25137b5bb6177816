import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '../../tables/csv/write-csv.ts'
import { writeJsonl } from '../../tables/jsonl/write-jsonl.ts'
import type { OutputRow } from '../../tables/output-row.ts'
import { replaceFile, writeFileWhole } from '../../tables/replace-file.ts'
import { joinedChunks } from '../../tables/text/joined-chunks.ts'
import type { ExportedRow, JsonValue } from '../../vocabulary/record.ts'
import type { StoreCatalog, StoreName } from '../store-catalog.ts'
import { databaseCell, flatCell, sheetCell } from './export-cells.ts'
import { EXPORT_FIELDS, type ExportField, fieldValue } from './export-fields.ts'
import type { Format } from './export-format.ts'
import { emptyReport, exportRows, type ExportReport } from './export-rows.ts'

export interface ExportOptions {
  catalog: StoreCatalog
  stores: readonly StoreName[]
  format: Format
  /** All of them without it. */
  fields?: readonly ExportField[] | undefined
  /** ISO 8601 in UTC: only records stored or changed at or after it. */
  since?: string | undefined
  /** The same: at or before it. */
  until?: string | undefined
  /** A path, or a stream that is left open; sqlite needs a path. */
  out: string | Writable
}

/**
 * Writes the records of the stores; memory stays bounded however many there are and however slow the reader is. Throws
 * the system's errors of `out` (EPIPE when its reader has left), and a TableError for what the format cannot hold;
 * broken stores are in the report.
 */
export async function exportRecords(options: ExportOptions): Promise<ExportReport> {
  const { stores, format, fields = EXPORT_FIELDS, out } = options
  const report = emptyReport(fields)
  const rows = exportRows(stores, { ...options, report })
  if (format === 'sqlite') {
    if (typeof out !== 'string') throw new Error('Internal error: a database is a file')
    await replaceFile(out, (file) => writeDatabase(file, rows, fields))
    return report
  }
  const chunks = await encoded(rows, format, fields)
  if (typeof out === 'string') await writeFileWhole(out, chunks)
  else await pipeline(Readable.from(chunks), out, { end: false })
  return report
}

/** The rows in a format, in chunks. */
export async function encoded(
  rows: AsyncIterable<ExportedRow>,
  format: Exclude<Format, 'sqlite'>,
  fields: readonly ExportField[] = EXPORT_FIELDS,
): Promise<AsyncIterable<string | Uint8Array>> {
  const columns = { input: fields, added: [] }
  switch (format) {
    case 'jsonl':
      return joinedChunks(
        writeJsonl(
          outputRows(rows, fields, (value) => value),
          columns,
          null,
        ),
      )
    case 'csv': {
      const form = { original: null, forSpreadsheets: true }
      return joinedChunks(writeCsv(outputRows(rows, fields, flatCell), columns, form))
    }
    case 'parquet': {
      const { writeParquet } = await import('../../tables/parquet/write-parquet.ts')
      const { parquetForm } = await import('./parquet-form.ts')
      return writeParquet(rows, parquetForm(fields))
    }
    case 'xlsx': {
      const { writeXlsx } = await import('../../tables/xlsx/write-xlsx.ts')
      return writeXlsx(outputRows(rows, fields, sheetCell), columns)
    }
  }
}

async function* outputRows(
  rows: AsyncIterable<ExportedRow>,
  fields: readonly ExportField[],
  cellOf: (value: JsonValue, field: ExportField) => unknown,
): AsyncGenerator<OutputRow> {
  let number = 0
  for await (const row of rows) {
    const values = Object.fromEntries(fields.map((field) => [field, cellOf(fieldValue(row, field), field)]))
    yield { row: { number: ++number, raw: null, values, name: row.url }, added: [] }
  }
}

async function writeDatabase(
  file: string,
  records: AsyncIterable<ExportedRow>,
  fields: readonly ExportField[],
): Promise<void> {
  const { writeSqlite } = await import('../../tables/sqlite/write-sqlite.ts')
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for await (const record of records) yield fields.map((field) => databaseCell(fieldValue(record, field)))
  }
  const columns = fields.map((name) => ({ name, type: name.startsWith('extra.') ? ('' as const) : ('TEXT' as const) }))
  await writeSqlite(file, { name: 'records', columns, rows: rows() })
}
