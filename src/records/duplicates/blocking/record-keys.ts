import type { Column } from '../fields/column.ts'
import { createIntList } from '../text/int-list.ts'
import { createInterner } from '../text/interner.ts'

/** What the rows have in them, whatever the column: for each row its keys (sorted), and how telling each key is. */
export interface RecordKeys {
  readonly rows: number
  /** The keys of row r are `keys[start[r]]` to before `keys[start[r + 1]]`. */
  readonly start: Int32Array
  readonly keys: Int32Array
  /** In how many rows a key is. */
  readonly frequency: Int32Array
  readonly weight: Float64Array
  /** Euclidean length of each row's weights. */
  readonly length: Float64Array
}

/** The keys of each row by `keysOf`, which gets a cell's canonical value. A key counts once a row. */
export function indexRecords(
  columns: readonly Column[],
  keysOf: (column: Column, value: string) => string[],
): RecordKeys {
  const rows = columns[0]?.valueOf.length ?? 0
  const dictionary = createInterner()
  const cells = columns.map((column) => keysOfValues(column, keysOf, (key) => dictionary.add(key)))
  const frequency = new Int32Array(dictionary.texts.length)
  const start = new Int32Array(rows + 1)
  const keys = createIntList(rows * 8 + 16)
  for (let row = 0; row < rows; row++) {
    const own = new Set<number>()
    for (const [index, column] of columns.entries()) {
      const value = column.valueOf[row]!
      if (value < 0) continue
      const cell = cells[index]!
      for (let i = cell.start[value]!; i < cell.start[value + 1]!; i++) own.add(cell.keys[i]!)
    }
    for (const key of Int32Array.from(own).sort()) {
      keys.push(key)
      frequency[key]!++
    }
    start[row + 1] = keys.length
  }
  const all = keys.take()
  const weight = Float64Array.from(frequency, (count) => Math.log(1 + rows / Math.max(1, count)))
  const length = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let square = 0
    for (let i = start[row]!; i < start[row + 1]!; i++) square += weight[all[i]!]! ** 2
    length[row] = Math.sqrt(square)
  }
  return { rows, start, keys: all, frequency, weight, length }
}

/** The keys of each different value, made once however many rows have it. */
function keysOfValues(
  column: Column,
  keysOf: (column: Column, value: string) => string[],
  add: (key: string) => number,
): { start: Int32Array; keys: Int32Array } {
  const start = new Int32Array(column.values.length + 1)
  const keys = createIntList()
  for (const [index, value] of column.values.entries()) {
    for (const key of keysOf(column, value)) keys.push(add(key))
    start[index + 1] = keys.length
  }
  return { start, keys: keys.take() }
}

/** Cosine of two rows' keys, 0 to 1. */
export function cosine(index: RecordKeys, a: number, b: number): number {
  const { start, keys, weight, length } = index
  let [i, j, product] = [start[a]!, start[b]!, 0]
  const [endA, endB] = [start[a + 1]!, start[b + 1]!]
  while (i < endA && j < endB) {
    const difference = keys[i]! - keys[j]!
    if (difference === 0) product += weight[keys[i++]!]! * weight[keys[j++]!]!
    else if (difference < 0) i++
    else j++
  }
  return product === 0 ? 0 : product / (length[a]! * length[b]!)
}
