import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '../../tables/csv/write-csv.ts'
import { writeJsonl } from '../../tables/jsonl/write-jsonl.ts'
import type { OutputRow } from '../../tables/output-row.ts'
import { joinedChunks } from '../../tables/text/joined-chunks.ts'
import { writeFileWhole } from '../../tables/write-file.ts'
import type { ExportedRow } from '../../vocabulary/record.ts'
import { COLUMNS, flatRow } from './export-columns.ts'
import type { StoreCatalog, StoreName } from '../store-catalog.ts'
import { emptyReport, exportRows, type ExportReport } from './export-rows.ts'
import type { Format } from './format.ts'

export interface ExportOptions {
  catalog: StoreCatalog
  stores: readonly StoreName[]
  format: Format
  /** ISO 8601 in UTC: only records stored or changed at or after it. */
  since?: string
  /** A path, or a stream that is left open. */
  out: string | Writable
}

/**
 * Writes the records of the stores; memory stays bounded however many there are and however slow the reader is.
 * Throws the system's errors of `out` (EPIPE when its reader has left); broken stores are in the report.
 */
export async function exportRecords({ catalog, stores, format, since, out }: ExportOptions): Promise<ExportReport> {
  const report = emptyReport()
  const chunks = await encoded(exportRows(stores, { catalog, since, report }), format)
  if (typeof out === 'string') await writeFileWhole(out, chunks)
  else await pipeline(Readable.from(chunks), out, { end: false })
  return report
}

/** The rows in a format, in chunks. */
export async function encoded(
  rows: AsyncIterable<ExportedRow>,
  format: Format,
): Promise<AsyncIterable<string | Uint8Array>> {
  const columns = { input: COLUMNS, added: [] }
  switch (format) {
    case 'jsonl':
      return joinedChunks(writeJsonl(outputRows(rows, wholeRow), columns, null))
    case 'csv':
      return joinedChunks(writeCsv(outputRows(rows, flatRow), columns, { original: null, forSpreadsheets: true }))
    case 'parquet': {
      const [{ writeParquet }, { parquetForm }] = await Promise.all([
        import('../../tables/parquet/write-parquet.ts'),
        import('./parquet-form.ts'),
      ])
      return writeParquet(rows, parquetForm)
    }
  }
}

const wholeRow = (row: ExportedRow): Record<string, unknown> => ({ ...row })

async function* outputRows(
  rows: AsyncIterable<ExportedRow>,
  valuesOf: (row: ExportedRow) => Record<string, unknown>,
): AsyncGenerator<OutputRow> {
  let number = 0
  for await (const row of rows) yield { row: { number: ++number, raw: null, values: valuesOf(row) }, added: [] }
}
