import type { SchemaTree } from 'hyparquet'
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js'
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js'
import type { DataPage } from './page-headers.ts'

/** What the pages of a column have in common. */
export interface ColumnOfPages {
  /** From the root to the column. */
  schemaPath: SchemaTree[]
  isBoolean: boolean
  /** Undoes the packing; the bytes as they are where there is none. */
  unpack: (bytes: Uint8Array, length: number) => Uint8Array
  /** That the texts of a page may come to together. */
  mostBytes: number
}

/**
 * What is wrong inside a data page, or null: hyparquet writes as many values as a run of equal ones says, whatever its
 * page holds, and copies what a text has in common with the one before. Throws a RangeError, or what zlib throws, for
 * a page that is damaged otherwise
 * (https://parquet.apache.org/docs/file-format/data-pages/encodings/).
 */
export function pageContentsFault(body: Uint8Array, page: DataPage, column: ColumnOfPages): string | null {
  const { schemaPath, unpack } = column
  const widths = [getMaxRepetitionLevel(schemaPath), getMaxDefinitionLevel(schemaPath)]
  if (page.levels !== null) {
    // Of the second version only the values are packed.
    let at = 0
    for (const [n, length] of page.levels.lengths.entries()) {
      const isThere = widths[n]! > 0
      const fault = isThere ? runsFault(body.subarray(at, at + length), bitWidth(widths[n]!), page.values) : null
      if (fault !== null) return fault
      at += length
    }
    const values = body.subarray(at)
    const bytes = page.levels.isPacked ? unpack(values, Math.max(0, page.unpacked - at)) : values
    return valuesFault(bytes, page.values - page.levels.nulls, page, column)
  }
  const bytes = unpack(body, page.unpacked)
  let at = 0
  let values = page.values
  for (const [n, most] of widths.entries()) {
    if (most === 0 || (n === 0 && schemaPath.length <= 1)) continue
    const end = at + 4 + viewOf(bytes).getUint32(at, true)
    const fault = runsFault(bytes.subarray(at + 4, end), bitWidth(most), page.values)
    if (fault !== null) return fault
    if (n === 1) values -= nullsIn(bytes.subarray(at + 4, end), page.values, most)
    at = end
  }
  return valuesFault(bytes.subarray(at), values, page, column)
}

/** By number: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift */
const [PLAIN_DICTIONARY, RLE, DELTA_BYTE_ARRAY, RLE_DICTIONARY] = [2, 3, 7, 8]

function valuesFault(
  bytes: Uint8Array,
  values: number,
  { encoding, levels }: DataPage,
  { isBoolean, mostBytes }: ColumnOfPages,
): string | null {
  switch (encoding) {
    case PLAIN_DICTIONARY:
    case RLE_DICTIONARY:
      return bytes.length === 0 ? null : runsFault(bytes.subarray(1), bytes[0]!, values)
    case RLE:
      if (!isBoolean && levels === null)
        return bytes.length === 0 ? null : runsFault(bytes.subarray(1), bytes[0]!, values)
      return runsFault(bytes.subarray(4), 1, values)
    case DELTA_BYTE_ARRAY: {
      const shared = new Int32Array(Math.max(0, values))
      deltaBinaryUnpack({ view: viewOf(bytes), offset: 0 }, shared.length, shared)
      let sum = 0
      for (const length of shared) sum += Math.max(0, length)
      return sum > mostBytes ? `its texts come to more than ${mostBytes} bytes` : null
    }
    default:
      return null
  }
}

/** Runs of eight values and more are padded; nobody pads as much as this. */
const MOST_PADDING = 512

/** The lengths of runs alone; where the bytes end too early it is for their reader to say so. */
function runsFault(bytes: Uint8Array, width: number, values: number): string | null {
  let at = 0
  for (let left = values; left > 0;) {
    let header = 0
    let byte = 128
    for (let by = 1; byte >= 128 && at < bytes.length; by *= 128) {
      byte = bytes[at++]!
      header += (byte & 127) * by
    }
    if (byte >= 128) return null
    const isPacked = header % 2 === 1
    const count = isPacked ? (header - 1) * 4 : header / 2
    if (count > left + (isPacked ? MOST_PADDING : 0)) return 'a run has more values than its page'
    at += isPacked ? (count / 8) * width : Math.ceil(width / 8)
    left -= count
    if (count === 0 && at >= bytes.length) return null
  }
  return null
}

function nullsIn(bytes: Uint8Array, values: number, most: number): number {
  const levels = new Uint8Array(values)
  readRleBitPackedHybrid({ view: viewOf(bytes), offset: 0 }, bitWidth(most), levels, bytes.length)
  let nulls = 0
  for (const level of levels) if (level !== most) nulls++
  return nulls
}

function bitWidth(value: number): number {
  return 32 - Math.clz32(value)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
