import { zstdCompressSync } from 'node:zlib'
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { NAME, VERSION } from '../../vocabulary/product.ts'

export interface ParquetForm<Row> {
  /**
   * The columns depth first, without the root (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md).
   */
  schema: readonly SchemaElement[]
  /** The top columns in their order, and what stands in each. */
  columns: readonly { name: string; valueOf: (row: Row) => unknown }[]
  /** About how much text a row holds, in UTF-16 units, where rows may be large. */
  lengthOf?: (row: Row) => number
}

/** A row group is written when it has this many rows, or this much text (UTF-16 units): what bounds memory. */
const GROUP_ROWS = 20_000
const GROUP_LENGTH = 16_000_000

/** Rows as Parquet, zstd, one row group at a time. */
export async function* writeParquet<Row>(
  rows: AsyncIterable<Row>,
  { schema, columns, lengthOf = () => 0 }: ParquetForm<Row>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter(1 << 20)
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...schema],
    codec: 'ZSTD',
    compressors: { ZSTD: (input) => zstdCompressSync(input) },
    createdBy: `${NAME} version ${VERSION}`,
  })
  let group: Row[] = []
  let length = 0
  const flush = async (): Promise<Uint8Array> => {
    const columnData = columns.map(({ name, valueOf }) => ({ name, data: group.map(valueOf) }))
    if (group.length > 0) await parquet.write({ columnData, rowGroupSize: group.length })
    group = []
    length = 0
    return taken(bytes)
  }
  for await (const row of rows) {
    group.push(row)
    length += lengthOf(row)
    if (group.length === GROUP_ROWS || length > GROUP_LENGTH) yield await flush()
  }
  yield await flush()
  await parquet.finish()
  yield taken(bytes)
}

/** What was written since the last time; offsets in the file go on counting. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice()
  bytes.index = 0
  return chunk
}
