import { zstdCompressSync } from 'node:zlib'
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { NAME, VERSION } from '../../vocabulary/product.ts'
import type { ExportedRow } from '../../vocabulary/record.ts'
import { COLUMNS } from './csv.ts'

/** A row group is written when it has this many rows, or this much text (UTF-16 units): what bounds memory. */
const GROUP_ROWS = 20_000
const GROUP_LENGTH = 16_000_000

/** Parquet with real types (dates, times in UTC, lists, JSON), zstd, one row group at a time. */
export async function* encodeParquet(rows: AsyncIterable<ExportedRow>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter(1 << 20)
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: SCHEMA,
    codec: 'ZSTD',
    compressors: { ZSTD: (input) => zstdCompressSync(input) },
    createdBy: `${NAME} version ${VERSION}`,
  })
  let group: ExportedRow[] = []
  let length = 0
  const flush = async (): Promise<Uint8Array> => {
    if (group.length > 0) await parquet.write({ columnData: columnsOf(group), rowGroupSize: group.length })
    group = []
    length = 0
    return taken(bytes)
  }
  for await (const row of rows) {
    group.push(row)
    length += 500 + row.title.length + (row.body?.length ?? 0)
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

const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
const text = (name: string): SchemaElement => ({ name, ...utf8, repetition_type: 'OPTIONAL' })
const requiredText = (name: string): SchemaElement => ({ name, ...utf8, repetition_type: 'REQUIRED' })
const texts = (name: string): SchemaElement[] => [
  { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  requiredText('element'),
]

// https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
const ELEMENTS: Record<(typeof COLUMNS)[number], SchemaElement[]> = {
  country: [requiredText('country')],
  source: [requiredText('source')],
  name: [requiredText('name')],
  url: [requiredText('url')],
  title: [requiredText('title')],
  date: [
    {
      name: 'date',
      type: 'INT32',
      converted_type: 'DATE',
      logical_type: { type: 'DATE' },
      repetition_type: 'OPTIONAL',
    },
  ],
  date_raw: [text('date_raw')],
  body: [text('body')],
  tags: texts('tags'),
  authors: texts('authors'),
  language: [text('language')],
  scraped_at: [
    {
      name: 'scraped_at',
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
      repetition_type: 'OPTIONAL',
    },
  ],
  run: [requiredText('run')],
  extra: [{ name: 'extra', type: 'BYTE_ARRAY', converted_type: 'JSON', repetition_type: 'REQUIRED' }],
}

const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: COLUMNS.length },
  ...COLUMNS.flatMap((column) => ELEMENTS[column]),
]

function columnsOf(rows: ExportedRow[]): { name: string; data: unknown[] }[] {
  return COLUMNS.map((name) => {
    const isTime = name === 'date' || name === 'scraped_at'
    return { name, data: rows.map((row) => (isTime ? toDate(row[name]) : row[name])) }
  })
}

function toDate(value: string | null): Date | null {
  const date = value === null ? null : new Date(value)
  return date === null || Number.isNaN(date.getTime()) ? null : date
}
