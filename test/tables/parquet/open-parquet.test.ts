import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { parquetWriteBuffer, type ColumnSource, type SchemaElement } from 'hyparquet-writer'
import { groupFault, GROUP_LIMITS, type StatedGroup } from '../../../src/tables/parquet/group-limits.ts'
import { openParquet } from '../../../src/tables/parquet/open-parquet.ts'
import { pageHeadersFault } from '../../../src/tables/parquet/page-headers.ts'
import { TableError } from '../../../src/tables/table.ts'
import { scratchFolder } from '../../store/scratch.ts'

const LISTS: SchemaElement[] = [
  { name: 'root', num_children: 1 },
  { name: 'a', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
]

interface Written {
  schema?: SchemaElement[]
  codec?: 'ZSTD' | 'GZIP' | 'SNAPPY'
  compress?: (page: Uint8Array) => Uint8Array
  limits?: Partial<typeof GROUP_LIMITS>
}

/** Writes a file of these columns and reads all of it: the number of its rows, or the refusal. */
async function readBack(
  t: TestContext,
  columnData: ColumnSource[],
  { schema, codec = 'ZSTD', compress = zstdCompressSync, limits = {} }: Written = {},
): Promise<number | string> {
  const path = join(scratchFolder(t), 'a.parquet')
  const compressors = codec === 'SNAPPY' ? {} : { [codec]: compress }
  writeFileSync(
    path,
    Buffer.from(parquetWriteBuffer({ columnData, codec, compressors, ...(schema === undefined ? {} : { schema }) })),
  )
  try {
    const { rows } = await openParquet(path, { ...GROUP_LIMITS, ...limits })
    let count = 0
    for await (const { number } of rows) count = number
    return count
  } catch (error) {
    assert.ok(error instanceof TableError, String(error))
    return error.message
  }
}

const strings = (count: number, length: number): ColumnSource[] => [
  { name: 'a', data: Array.from({ length: count }, (_, n) => String(n).padEnd(length, 'x')) },
]

test('a row group that unpacks to more than is read at a time is refused with the limit, a smaller one is read', async (t) => {
  const limits = { bytes: 1_000_000 }
  assert.equal(await readBack(t, strings(9, 100_000), { limits }), 9)
  assert.match(
    String(await readBack(t, strings(12, 100_000), { limits })),
    /^row group 1 holds \d+ bytes, at most 1000000/,
  )
})

test('so is one of more rows, or of more values in its lists, than is read at a time', async (t) => {
  const constant: ColumnSource[] = [{ name: 'a', data: Array<string>(5000).fill('x') }]
  assert.match(
    String(await readBack(t, constant, { limits: { rows: 3999 } })),
    /^row group 2 holds 4000 rows, at most 3999/,
  )
  const lists: ColumnSource[] = [{ name: 'a', data: [Array<string>(3000).fill('x'), Array<string>(3000).fill('y')] }]
  const tooMany = await readBack(t, lists, { schema: LISTS, limits: { values: 5999 } })
  assert.match(String(tooMany), /^row group 1 holds 6000 values, at most 5999/)
  assert.equal(await readBack(t, lists, { schema: LISTS }), 2)
})

test('a page that unpacks to more than its header says ends there, packed in whatever way', async (t) => {
  const bomb = Buffer.alloc(50_000_000)
  const lies = [{ compress: () => zstdCompressSync(bomb) }, { codec: 'GZIP', compress: () => gzipSync(bomb) }] as const
  for (const lie of lies) {
    assert.match(
      String(await readBack(t, strings(3, 1000), lie)),
      /^rows 1 to 3 cannot be read: .*larger than 3\d\d\d bytes/,
    )
  }
})

test('what Snappy and gzip have packed honestly is read', async (t) => {
  assert.equal(await readBack(t, strings(3, 1000), { codec: 'SNAPPY' }), 3)
  assert.equal(await readBack(t, strings(3, 1000), { codec: 'GZIP', compress: gzipSync }), 3)
})

test('a row group with a number of rows, values or bytes that none can have is refused', () => {
  const group = (num_rows: bigint, num_values: bigint, total_uncompressed_size: bigint): StatedGroup => {
    return { num_rows, columns: [{ meta_data: { num_values, total_uncompressed_size } }] }
  }
  assert.equal(groupFault(group(1n, 1n, 1n), GROUP_LIMITS), null)
  assert.equal(groupFault(group(-1n, 1n, 1n), GROUP_LIMITS), 'says that it holds -1 rows')
  assert.equal(groupFault(group(1n, -9n, 1n), GROUP_LIMITS), 'says that it holds -9 values')
  assert.match(groupFault(group(1n, 1n, 2n ** 62n), GROUP_LIMITS) ?? '', /^holds \d+ bytes, at most 512000000 are read/)
})

/** A page header of Thrift's compact protocol: its type, sizes, and a header of its own with these fields. */
function header(type: number, length: number, own: number, fields: [field: number, value: number][]): number[] {
  const number = (value: number): number[] => {
    let left = value < 0 ? -2 * value - 1 : 2 * value
    const bytes: number[] = []
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128)
    return [...bytes, left]
  }
  const field = (id: number, value: number): number[] => [5, ...number(id), ...number(value)]
  const inner = fields.flatMap(([id, value]) => field(id, value))
  return [...field(1, type), ...field(2, length), ...field(3, length), 12, ...number(own), ...inner, 0, 0]
}

const PAGES: [name: string, bytes: number[], fault: RegExp | null][] = [
  ['a page of its values', [...header(0, 2, 5, [[1, 3]]), 1, 2], null],
  ['a dictionary before it', [...header(2, 1, 7, [[1, 1]]), 1, ...header(0, 1, 5, [[1, 3]]), 1], null],
  ['more values than are stated', [...header(0, 1, 5, [[1, 2_000_000_000]]), 1], /more values than the file says/],
  ['two pages with more together', [...header(0, 0, 5, [[1, 2]]), ...header(0, 0, 5, [[1, 2]])], /more values/],
  ['no number of values', [...header(0, 1, 5, [[2, 1]]), 1], /lacks a number/],
  ['a second version without its lengths', [...header(3, 1, 8, [[1, 3]]), 1], /lacks a number/],
  ['a negative number', [...header(0, 1, 5, [[1, -1]]), 1], /lacks a number/],
  ['a page longer than its column', header(0, 9, 5, [[1, 3]]), /longer than its column/],
  ['bytes that are no header', [0x1e, 1, 2, 3], /no header/],
  ['a header that does not end', [0x19, 0xf9, 0xff, 0xff, 0xff, 0x0f, 1], /no header: it ends too early/],
  ['structs without end', Array<number>(500).fill(0x1c), /no header: it nests too deeply/],
]

for (const [name, bytes, fault] of PAGES) {
  test(`the pages of a column: ${name}`, () => {
    const found = pageHeadersFault(Uint8Array.from(bytes), 3)
    if (fault === null) assert.equal(found, null)
    else assert.match(found ?? '', fault)
  })
}
