import { ThriftReader, type ThriftStruct } from './thrift-reader.ts'

/**
 * What is wrong with the headers of the pages of a column, or null: hyparquet believes them, and goes on for hours
 * where they are damaged. `bytes` are those of the column in one row group, `values` how many the file says it has
 * there (https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift). `within` looks into each
 * data page.
 */
export function pageHeadersFault(
  bytes: Uint8Array,
  values: number,
  within: (body: Uint8Array, page: DataPage) => string | null = () => null,
): string | null {
  const reader = new ThriftReader(bytes)
  let left = values
  while (reader.offset < bytes.length - 1) {
    let page: Page | null
    try {
      page = pageOf(reader.struct())
    } catch (error) {
      if (error instanceof RangeError) return `a page has no header: ${error.message}`
      throw error
    }
    if (page === null) return 'the header of a page lacks a number, or has one that cannot be'
    if (page.length > bytes.length - reader.offset) return 'a page is longer than its column'
    if (page.data !== null) left -= page.values
    if (left < 0 || page.values > values) return 'its pages hold more values than the file says'
    const end = reader.offset + page.length
    const fault = page.data === null ? null : within(bytes.subarray(reader.offset, end), page.data)
    if (fault !== null) return fault
    reader.offset = end
  }
  return null
}

/** What the header of a data page says of it. */
export interface DataPage {
  values: number
  /** By its number in parquet.thrift. */
  encoding: number
  /** Of all of it, in bytes. */
  unpacked: number
  /** Of the second version: bytes of the repetition and the definition levels, in front of the values. */
  levels: { lengths: [repetition: number, definition: number]; nulls: number; isPacked: boolean } | null
}

interface Page {
  /** Null for a dictionary. */
  data: DataPage | null
  /** In the file, in bytes. */
  length: number
  values: number
}

const [UNPACKED, PACKED] = [2, 3]
/** By type of page: the field of its own header, and those in it that are counts, the values first. */
const KINDS = new Map<number | ThriftStruct | undefined, { header: number; counts: number[] }>([
  [0, { header: 5, counts: [1] }],
  [2, { header: 7, counts: [1] }],
  [3, { header: 8, counts: [1, 2, 3, 5, 6] }],
])

function pageOf(header: ThriftStruct): Page | null {
  const kind = KINDS.get(header.get(1))
  const own = kind === undefined ? undefined : header.get(kind.header)
  const length = header.get(PACKED)
  const unpacked = header.get(UNPACKED)
  if (kind === undefined || !(own instanceof Map) || !isCount(length) || !isCount(unpacked)) return null
  const counts = kind.counts.map((field) => own.get(field))
  const [values] = counts
  if (!isCount(values) || !counts.every(isCount)) return null
  if (kind.header === DICTIONARY) return { data: null, length, values }
  const isSecond = kind.header === SECOND_VERSION
  const encoding = Number(own.get(isSecond ? 4 : 2) ?? 0)
  const [, nulls = 0, , definition = 0, repetition = 0] = counts
  // What is not said to be as it is, is packed.
  const isPacked = own.get(7) !== 0
  const levels = isSecond ? { lengths: [repetition, definition] as [number, number], nulls, isPacked } : null
  return { data: { values, encoding, unpacked, levels }, length, values }
}

const [DICTIONARY, SECOND_VERSION] = [7, 8]

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31
}
