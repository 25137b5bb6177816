import { zstdCompressSync } from 'node:zlib'
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { NAME, VERSION } from '../../vocabulary/product.ts'
import type { Answer } from '../../contacts/answer.ts'
import type { CheckedRow, OutputColumns } from './checked-row.ts'
import type { Original } from './table.ts'
import { FineTime } from './parquet-values.ts'
import { plainJson } from './write-csv.ts'

const GROUP_ROWS = 20_000

/** The rows as Parquet. What was Parquet keeps its types; of another format the columns are text, JSON what is none. */
export async function* writeParquet(
  rows: AsyncIterable<CheckedRow>,
  { input, added }: OutputColumns,
  original: Original,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter(1 << 20)
  const kept = original.format === 'parquet' ? (original.schema as SchemaElement[]).slice(1) : null
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: input.length + added.length },
      ...(kept ?? input.map((name) => column(name, 'text'))),
      ...added.map((name) => column(name, kindOf(name))),
    ],
    codec: 'ZSTD',
    compressors: { ZSTD: (data) => zstdCompressSync(data) },
    createdBy: `${NAME} version ${VERSION}`,
  })
  let group: CheckedRow[] = []
  const flush = async (): Promise<Uint8Array> => {
    if (group.length > 0) {
      const columnData = [
        ...input.map((name) => ({ name, data: group.map(({ row }) => keep(row.values[name], kept !== null)) })),
        ...added.map((name, n) => ({ name, data: group.map(({ answers }): Answer => answers[n] ?? null) })),
      ]
      await parquet.write({ columnData, rowGroupSize: group.length })
    }
    group = []
    const chunk = bytes.getBytes().slice()
    bytes.index = 0
    return chunk
  }
  for await (const row of rows) {
    group.push(row)
    if (group.length === GROUP_ROWS) yield await flush()
  }
  yield await flush()
  await parquet.finish()
  yield bytes.getBytes().slice()
}

type Kind = 'text' | 'flag' | 'number' | 'count'

/** The names of our columns say what they hold. */
function kindOf(name: string): Kind {
  if (name.endsWith('_valid')) return 'flag'
  if (name === 'cluster_id') return 'count'
  return /_(lat|lon|confidence|score)$/.test(name) ? 'number' : 'text'
}

function column(name: string, kind: Kind): SchemaElement {
  if (kind === 'flag') return { name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }
  if (kind === 'count') return { name, type: 'INT32', repetition_type: 'OPTIONAL' }
  if (kind === 'number') return { name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }
  const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
  return { name, ...utf8, repetition_type: 'OPTIONAL' }
}

function keep(value: unknown, asItWas: boolean): unknown {
  if (value === null || value === undefined) return null
  if (asItWas && value instanceof FineTime) return value.exact
  return asItWas || typeof value === 'string' ? value : plainJson(value).replace(/^"(.*)"$/s, '$1')
}
