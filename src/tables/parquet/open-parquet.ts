import {
  asyncBufferFromFile,
  type AsyncBuffer,
  parquetMetadataAsync,
  parquetReadObjects,
  type RowGroup,
  type SchemaElement,
} from 'hyparquet'
import { groupFault, GROUP_LIMITS } from './group-limits.ts'
import { getSchemaPath } from 'hyparquet/src/schema.js'
import { pageContentsFault } from './page-contents.ts'
import { pageHeadersFault } from './page-headers.ts'
import { createDecimals, PARSERS, unreadable } from './parquet-values.ts'
import { boundedCompressors } from './unpack-pages.ts'
import { type Table, TableError, type TableRow } from '../table.ts'

/** A Parquet file, one row group in memory at a time, each within `limits`. */
export async function openParquet(path: string, limits = GROUP_LIMITS): Promise<Table> {
  const file = settled(await asyncBufferFromFile(path))
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw new TableError(`it is no Parquet file: ${error instanceof Error ? error.message : String(error)}`)
  })
  const fault = unreadable(metadata.schema)
  if (fault !== null) throw new TableError(fault)
  const decimals = createDecimals(metadata.schema)
  const total = Number(metadata.num_rows)
  let number = 0
  async function* rows(): AsyncGenerator<TableRow> {
    for (const [at, group] of metadata.row_groups.entries()) {
      const tooMuch = groupFault(group, limits)
      if (tooMuch !== null) throw new TableError(`row group ${at + 1} ${tooMuch}`)
      const rowEnd = number + Number(group.num_rows)
      const where = `rows ${number + 1} to ${rowEnd}`
      const damage = await pagesFault(group, file, metadata.schema, limits.bytes)
      if (damage !== null) throw new TableError(`${where} cannot be read: ${damage}`)
      const compressors = boundedCompressors(limits.bytes)
      const options = { file, metadata, compressors, parsers: PARSERS }
      const read = await parquetReadObjects({ ...options, rowStart: number, rowEnd }).catch((error: unknown) => {
        throw readFault(error, where)
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

/**
 * hyparquet begins to read all columns, and forgets the others when one is refused: their failures have no listener.
 */
function settled(buffer: AsyncBuffer): AsyncBuffer {
  return {
    byteLength: buffer.byteLength,
    slice(start, end) {
      const bytes = Promise.resolve(buffer.slice(start, end))
      bytes.catch(() => undefined)
      return bytes
    },
  }
}

/** What is wrong with the pages of a row group, by their headers and the lengths in them; null for nothing. */
async function pagesFault(
  { columns }: RowGroup,
  file: AsyncBuffer,
  schema: SchemaElement[],
  mostBytes: number,
): Promise<string | null> {
  const compressors = boundedCompressors(mostBytes)
  for (const { meta_data } of columns) {
    if (meta_data === undefined) return 'a column is not described'
    const { path_in_schema, dictionary_page_offset, data_page_offset, total_compressed_size, num_values } = meta_data
    const { codec, type } = meta_data
    const start = Number(dictionary_page_offset || data_page_offset)
    const end = start + Number(total_compressed_size)
    const name = path_in_schema.join('.')
    if (!(start >= 0 && end >= start && end <= file.byteLength)) return `column ${name} is not in the file`
    // What cannot be unpacked is for its reader to say.
    const unpack = (bytes: Uint8Array, length: number): Uint8Array => compressors[codec]?.(bytes, length) ?? bytes
    try {
      const schemaPath = getSchemaPath(schema, path_in_schema)
      const column = { schemaPath, isBoolean: type === 'BOOLEAN', unpack, mostBytes }
      const bytes = new Uint8Array(await file.slice(start, end))
      const fault = pageHeadersFault(bytes, Number(num_values), (body, page) => pageContentsFault(body, page, column))
      if (fault !== null) return `column ${name}: ${fault}`
    } catch (error) {
      if (!(error instanceof Error) || 'syscall' in error) throw error
      return `column ${name}: ${error.message}`
    }
  }
  return null
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
