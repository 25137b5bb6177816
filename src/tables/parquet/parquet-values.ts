import { isUtf8 } from 'node:buffer'
import type { FileMetaData, ParquetParsers } from 'hyparquet'

type Schema = FileMetaData['schema']

/** A moment finer than a Date can say: it is written as it was read, and its text has all digits. */
export class FineTime extends Date {
  /** Since 1970, in the column's unit. */
  readonly exact: bigint
  readonly #beyond: string

  constructor(exact: bigint, perMs: bigint) {
    const ms = exact / perMs - (exact % perMs < 0n ? 1n : 0n)
    super(Number(ms))
    this.exact = exact
    this.#beyond = String(exact - ms * perMs).padStart(String(perMs).length - 1, '0')
  }

  override toISOString(): string {
    return super.toISOString().replace('Z', `${this.#beyond}Z`)
  }
}

const timeOf =
  (perMs: bigint) =>
  (exact: bigint | undefined): Date | undefined => {
    if (exact === undefined) return undefined
    return exact % perMs === 0n ? new Date(Number(exact / perMs)) : new FineTime(exact, perMs)
  }

/**
 * Values as they have to be, to be written again as they were: no digit of a time is dropped, and bytes that are no
 * text stay bytes.
 */
export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMicroseconds: timeOf(1000n),
  timestampFromNanoseconds: timeOf(1_000_000n),
  stringFromBytes: (bytes: Uint8Array | undefined) => {
    if (bytes === undefined) return undefined
    return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString() : bytes.slice()
  },
}

/** Why rows with such columns cannot be read or given back; null when they can. */
export function unreadable(schema: Schema): string | null {
  for (const { name, type, converted_type } of schema.slice(1)) {
    if (name === '__proto__') return `a column is called '${name}', which cannot be read from Parquet`
    const kind = type === 'INT96' ? type : converted_type
    if (kind === 'INT96' || kind === 'BSON' || kind === 'INTERVAL') {
      return `the column '${name}' holds values of type ${kind}, which cannot be given back`
    }
  }
  return null
}

/**
 * Decimals are read as numbers: `tidy` drops the digits that only binary has (19.990000000000002), and says where a
 * number has too few.
 */
export function createDecimals(schema: Schema): {
  tidy: (row: Record<string, unknown>) => void
  notes: () => string[]
} {
  const decimals = schema.filter(({ converted_type, type }) => converted_type === 'DECIMAL' && type !== undefined)
  const rounded = new Set<string>()
  return {
    tidy(row) {
      for (const { name, scale = 0 } of decimals) {
        const value = row[name]
        if (typeof value !== 'number') continue
        if (Math.abs(value) * 10 ** scale > Number.MAX_SAFE_INTEGER) rounded.add(name)
        else row[name] = Number(value.toFixed(scale))
      }
    },
    notes: () => [...rounded].map((name) => `decimals of more than 15 digits are rounded: ${name}`),
  }
}
