import { gunzipSync, brotliDecompressSync, zstdDecompressSync } from 'node:zlib'
import { asyncBufferFromFile, type Compressors, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { createDecimals, PARSERS, unreadable } from './parquet-values.ts'
import { type Table, TableError, type TableRow } from '../table.ts'

const COMPRESSORS: Compressors = {
  ZSTD: (input) => zstdDecompressSync(input),
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
}

/** A Parquet file, one row group in memory at a time. */
export async function openParquet(path: string): Promise<Table> {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw new TableError(`it is no Parquet file: ${error instanceof Error ? error.message : String(error)}`)
  })
  const fault = unreadable(metadata.schema)
  if (fault !== null) throw new TableError(fault)
  const decimals = createDecimals(metadata.schema)
  const total = Number(metadata.num_rows)
  const options = { file, metadata, compressors: COMPRESSORS, parsers: PARSERS }
  let number = 0
  async function* rows(): AsyncGenerator<TableRow> {
    for (const group of metadata.row_groups) {
      const rowEnd = number + Number(group.num_rows)
      const read = await parquetReadObjects({ ...options, rowStart: number, rowEnd }).catch((error: unknown) => {
        throw readFault(error, `rows ${number + 1} to ${rowEnd}`)
      })
      for (const values of read) {
        number++
        decimals.tidy(values)
        yield { number, line: number, raw: null, values }
      }
    }
  }
  return {
    format: 'parquet',
    columns: topColumns(metadata.schema),
    rows: rows(),
    done: () => (total === 0 ? 1 : number / total),
    original: { format: 'parquet', schema: metadata.schema },
    notes: decimals.notes,
  }
}

function readFault(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || 'syscall' in error) return error
  return new TableError(`${where} cannot be read: ${error.message}`)
}

/** The schema is a tree written depth first; its root comes first. */
function topColumns(schema: { name: string; num_children?: number }[]): string[] {
  const names: string[] = []
  for (let at = 1; at < schema.length; at = behind(schema, at)) names.push(schema[at]!.name)
  return names
}

function behind(schema: { num_children?: number }[], at: number): number {
  let next = at + 1
  for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = behind(schema, next)
  return next
}
