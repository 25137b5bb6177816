import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { SchemaTree } from 'hyparquet'
import { getSchemaPath } from 'hyparquet/src/schema.js'
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer'
import { openParquet } from '../../../src/tables/parquet/open-parquet.ts'
import { pageContentsFault } from '../../../src/tables/parquet/page-contents.ts'
import type { DataPage } from '../../../src/tables/parquet/page-headers.ts'
import { scratchFolder } from '../../store/scratch.ts'

const [DICTIONARY, RLE, DELTA] = [8, 3, 7]

/** From the root to a column that may be null, or has to be there. */
function pathOf(repetition_type: 'OPTIONAL' | 'REQUIRED' | 'REPEATED'): SchemaTree[] {
  return getSchemaPath(
    [
      { name: 'root', num_children: 1 },
      { name: 'a', type: 'BYTE_ARRAY', repetition_type },
    ],
    ['a'],
  )
}

function fault(
  bytes: number[],
  {
    isBoolean = false,
    path = pathOf('REQUIRED'),
    ...page
  }: Partial<DataPage> & { isBoolean?: boolean; path?: SchemaTree[] },
): string | null {
  const whole = { values: 8, encoding: DICTIONARY, unpacked: bytes.length, levels: null, ...page }
  const column = { schemaPath: path, isBoolean, unpack: (packed: Uint8Array) => packed, mostBytes: 1000 }
  return pageContentsFault(Uint8Array.from(bytes), whole, column)
}

const TOO_MANY = 'a run has more values than its page'
/** A run of so many equal values, one byte each. */
const run = (count: number): number[] => [...varint(count * 2), 1]
/** So many groups of eight values of one bit each. */
const packed = (groups: number): number[] => [...varint(groups * 2 + 1), ...Array<number>(Math.min(groups, 9)).fill(1)]

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}

test('values of a dictionary: as many as the page has, and no more', () => {
  assert.equal(fault([1, ...run(8)], {}), null)
  assert.equal(fault([1, ...run(3), ...run(5)], {}), null)
  assert.equal(fault([1, ...packed(1)], {}), null)
  assert.equal(fault([1, ...packed(1)], { values: 5 }), null)
  assert.equal(fault([1, ...run(9)], {}), TOO_MANY)
  assert.equal(fault([1, ...run(3), ...run(2 ** 30)], {}), TOO_MANY)
  assert.equal(fault([1, ...packed(2 ** 28)], {}), TOO_MANY)
  assert.equal(fault([0, ...packed(2 ** 28)], {}), TOO_MANY)
})

test('booleans, and levels of both versions', () => {
  const length = (bytes: number[]): number[] => [bytes.length, 0, 0, 0, ...bytes]
  const path = pathOf('OPTIONAL')
  assert.equal(fault(length(run(8)), { encoding: RLE, isBoolean: true }), null)
  assert.equal(fault(length(run(99)), { encoding: RLE, isBoolean: true }), TOO_MANY)
  assert.equal(fault([...length(run(8)), 1, ...run(8)], { path }), null)
  assert.equal(fault([...length(run(2 ** 29)), 1, ...run(8)], { path }), TOO_MANY)
  // Five of the eight are there: the values end where theirs do.
  assert.equal(fault([...length([...run(5), 6, 0]), 1, ...run(5), ...run(2 ** 20)], { path }), null)
  const levels = (bytes: number[], nulls: number): Partial<DataPage> => ({
    levels: { lengths: [0, bytes.length], nulls, isPacked: true },
  })
  assert.equal(fault([...run(8), 1, ...run(6)], { path, ...levels(run(8), 2) }), null)
  assert.equal(fault([...run(8), 1, ...run(7)], { path, ...levels(run(8), 2) }), TOO_MANY)
  assert.equal(fault([...run(90), 1, ...run(8)], { path, ...levels(run(90), 0) }), TOO_MANY)
})

test('texts that repeat what stands before them come to no more than may be read', () => {
  // A block of 128 values in four parts: the first, and how much the others differ from the one before.
  const lengths = (first: number): number[] => [128, 1, 4, ...varint(8), ...varint(first * 2), 0, 0, 0, 0, 0]
  assert.equal(fault(lengths(100), { encoding: DELTA }), null)
  assert.equal(fault(lengths(200), { encoding: DELTA }), 'its texts come to more than 1000 bytes')
})

test('a file with such a run is refused, and honest ones of every kind are read', async (t) => {
  const path = join(scratchFolder(t), 'a.parquet')
  const count = 5000
  const written = (column: Partial<ColumnSource>): Buffer =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: [{ name: 'a', data: Array.from({ length: count }, (_, n) => `x${n % 7}`), ...column }],
        codec: 'UNCOMPRESSED',
      }),
    )
  const read = async (file: Buffer): Promise<number> => {
    writeFileSync(path, file)
    let rows = 0
    for await (const { number } of (await openParquet(path)).rows) rows = number
    return rows
  }
  const whole = written({ data: Array.from({ length: count }, (_, n) => (n < count / 2 ? 'x' : 'y')) })
  for (const column of [
    {},
    { data: Array.from({ length: count }, (_, n) => (n % 3 === 0 ? null : `y${n}`)) },
    { encoding: 'DELTA_BYTE_ARRAY' as const },
    { encoding: 'DELTA_LENGTH_BYTE_ARRAY' as const },
    { data: Array.from({ length: count }, (_, n) => n % 5 === 0), encoding: 'RLE' as const, type: 'BOOLEAN' as const },
    { data: Array.from({ length: count }, (_, n) => ['a', 'b'].slice(n % 3)) },
  ])
    assert.equal(await read(written(column)), count)
  const at = whole.indexOf(Buffer.from([...varint(count), 1]))
  assert.ok(at > 0)
  whole.set([0xfe, 0x7f], at)
  await assert.rejects(read(whole), /rows \d+ to 5000 cannot be read: column a: a run has more values than its page/)
})
