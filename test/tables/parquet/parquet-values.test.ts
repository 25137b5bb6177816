import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer'
import { checked } from '../../cli/checked-file.ts'
import { scratchFolder } from '../../store/scratch.ts'

const optional = { repetition_type: 'OPTIONAL' } as const
const nanos = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' } as const
const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: 8 },
  { name: 'id', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'micros', type: 'INT64', converted_type: 'TIMESTAMP_MICROS', ...optional },
  { name: 'nanos', type: 'INT64', logical_type: nanos, ...optional },
  { name: 'day', type: 'INT32', converted_type: 'DATE', ...optional },
  { name: 'price', type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18, ...optional },
  { name: 'bytes', type: 'BYTE_ARRAY', ...optional },
  { name: 'phone', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional },
  { name: 'tags', converted_type: 'LIST', num_children: 1, ...optional },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional },
]
const COLUMNS = [
  { name: 'id', data: [9_007_199_254_740_993n, -5n, 3n] },
  { name: 'micros', data: [1_767_323_045_678_901n, null, -1n] },
  { name: 'nanos', data: [1_767_323_045_678_901_234n, null, 0n] },
  { name: 'day', data: [new Date('2026-01-02'), null, new Date(0)] },
  { name: 'price', data: [19.99, null, -0.01] },
  { name: 'bytes', data: [new Uint8Array([0, 255, 128, 65]), null, new Uint8Array([65])] },
  { name: 'phone', data: ['202-456-1111', null, 'x'] },
  { name: 'tags', data: [['a', 'b'], null, []] },
]

function fileOf(folder: string, schema = SCHEMA, columnData: { name: string; data: unknown[] }[] = COLUMNS): string {
  const file = join(folder, 'a.parquet')
  writeFileSync(file, Buffer.from(parquetWriteBuffer({ schema, columnData })))
  return file
}

/** What the bytes of a file say, before anybody makes it a Date or text. */
async function stored(path: string): Promise<Record<string, unknown>[]> {
  const asItIs = (value: unknown): unknown => value
  const parsers = { timestampFromMicroseconds: asItIs, timestampFromNanoseconds: asItIs }
  const compressors = { ZSTD: (input: Uint8Array) => zstdDecompressSync(input) }
  return await parquetReadObjects({ file: await asyncBufferFromFile(path), parsers, compressors, utf8: false })
}

test('Parquet comes back with every digit and every byte, also with columns of duplicates behind it', async (t) => {
  const folder = scratchFolder(t)
  const before = await stored(fileOf(folder))
  const { code, err } = await checked(folder, 'a.parquet', { phone: ['phone'], duplicates: true, id: 'id' })
  assert.equal(code, 0, err)
  const after = await stored(join(folder, 'out/records.parquet'))
  const names = COLUMNS.map(({ name }) => name)
  assert.deepEqual(
    after.map((row) => Object.fromEntries(names.map((name) => [name, row[name]]))),
    before,
  )
  assert.deepEqual(
    after.map((row) => typeof row['cluster_id'] === 'number' || row['cluster_id'] === null),
    [true, true, true],
  )
})

test('in text times have all their digits, decimals only their own, bytes are base64, wide integers whole', async (t) => {
  const folder = scratchFolder(t)
  fileOf(folder)
  const { text } = await checked(folder, 'a.parquet', { phone: ['phone'], format: 'csv' })
  assert.deepEqual(
    text('records.csv')
      .split('\r\n')
      .map((line) => line.split(',').slice(0, 6).join(' ')),
    [
      'id micros nanos day price bytes',
      '9007199254740993 2026-01-02T03:04:05.678901Z 2026-01-02T03:04:05.678901234Z 2026-01-02 19.99 AP+AQQ==',
      '-5     ',
      '3 1969-12-31T23:59:59.999999Z 1970-01-01 1970-01-01 -0.01 A',
      '',
    ],
  )
})

test('what cannot be given back, or is damaged, is said and not written', async (t) => {
  const folder = scratchFolder(t)
  const interval = { name: 'long', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12, converted_type: 'INTERVAL' } as const
  const one = [{ name: 'long', data: [new Uint8Array(12)] }]
  fileOf(
    folder,
    [
      { name: 'root', num_children: 1 },
      { ...interval, ...optional },
    ],
    one,
  )
  const refused = await checked(folder, 'a.parquet', { phone: ['long'] })
  assert.equal(refused.code, 1)
  assert.match(refused.err, /a\.parquet: the column 'long' holds values of type INTERVAL, which cannot be given back/)

  const file = fileOf(folder)
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(7, 4, 200))
  const damaged = await checked(folder, 'a.parquet', { phone: ['phone'] })
  assert.deepEqual([damaged.code, /a\.parquet: rows 1 to 3 cannot be read: /.test(damaged.err)], [1, true], damaged.err)

  fileOf(folder, undefined, [...COLUMNS.filter(({ name }) => name !== 'price'), { name: 'price', data: [9e15, 1, 1] }])
  const wide = await checked(folder, 'a.parquet', { phone: ['phone'] })
  assert.match(wide.err, /decimals of more than 15 digits are rounded: price/)
})
