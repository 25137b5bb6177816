import { ThriftReader, type ThriftStruct } from './thrift-reader.ts'

/**
 * What is wrong with the headers of the pages of a column, or null: hyparquet believes them, and goes on for hours
 * where they are damaged. `bytes` are those of the column in one row group, `values` how many the file says it has
 * there (https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift).
 */
export function pageHeadersFault(bytes: Uint8Array, values: number): string | null {
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
    if (page.isData) left -= page.values
    if (left < 0 || page.values > values) return 'its pages hold more values than the file says'
    reader.offset += page.length
  }
  return null
}

interface Page {
  isData: boolean
  /** In the file, in bytes. */
  length: number
  values: number
}

const [UNPACKED, PACKED] = [2, 3]
/** By type of page: the field of its own header, and those in it that are counts, the values first. */
const KINDS = new Map<number | ThriftStruct | undefined, { header: number; counts: number[]; isData: boolean }>([
  [0, { header: 5, counts: [1], isData: true }],
  [2, { header: 7, counts: [1], isData: false }],
  [3, { header: 8, counts: [1, 2, 3, 5, 6], isData: true }],
])

function pageOf(header: ThriftStruct): Page | null {
  const kind = KINDS.get(header.get(1))
  const own = kind === undefined ? undefined : header.get(kind.header)
  const length = header.get(PACKED)
  if (kind === undefined || !(own instanceof Map) || !isCount(length) || !isCount(header.get(UNPACKED))) return null
  const counts = kind.counts.map((field) => own.get(field))
  const [values] = counts
  return isCount(values) && counts.every(isCount) ? { isData: kind.isData, length, values } : null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31
}
