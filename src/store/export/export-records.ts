import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ExportedRow } from '../../vocabulary/record.ts'
import type { StoreCatalog, StoreName } from '../store-catalog.ts'
import { joined } from './chunks.ts'
import { encodeCsv } from './csv.ts'
import { emptyReport, exportRows, type ExportReport } from './export-rows.ts'
import type { Format } from './format.ts'
import { encodeJsonl } from './jsonl.ts'
import { writeFileWhole } from './write-file.ts'

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
  const encode = await encoderFor(format)
  const chunks = joined(encode(exportRows(stores, { catalog, since, report })))
  if (typeof out === 'string') await writeFileWhole(out, chunks)
  else await pipeline(Readable.from(chunks), out, { end: false })
  return report
}

type Encoder = (rows: AsyncIterable<ExportedRow>) => AsyncIterable<string | Uint8Array>

async function encoderFor(format: Format): Promise<Encoder> {
  switch (format) {
    case 'jsonl':
      return encodeJsonl
    case 'csv':
      return encodeCsv
    case 'parquet':
      return (await import('./parquet.ts')).encodeParquet
  }
}
