import type { Column } from '../fields/column.ts'
import { createHashNumbers } from '../text/hash-numbers.ts'
import { hashText } from '../text/hash-text.ts'
import { createIntList } from '../text/int-list.ts'

/** What the rows have in common, whatever the column: for each row its keys (sorted), and how telling each key is. */
export interface RecordKeys {
  readonly rows: number
  /** The keys of row r are `keys[start[r]]` to before `keys[start[r + 1]]`; what is in one row alone is omitted. */
  readonly start: Int32Array
  readonly keys: Int32Array
  /** In how many rows a key is. */
  readonly frequency: Int32Array
  readonly weight: Float64Array
  /** Euclidean length of each row's weights, those of its own keys included. */
  readonly length: Float64Array
}

export type KeysOf = (column: Column, value: string) => string[]

/** The keys of each row by `keysOf`, which gets a cell's canonical value. A key counts once a row. */
export function indexRecords(columns: readonly Column[], keysOf: KeysOf): RecordKeys {
  const rows = columns[0]?.valueOf.length ?? 0
  const counts = countKeys(columns, keysOf, rows)
  const numbers = createHashNumbers()
  const cells = columns.map((column) => keysOfValues(column, keysOf, counts, (hash) => numbers.add(hash)))
  const frequency = new Int32Array(numbers.length)
  const singles = new Int32Array(rows)
  const start = new Int32Array(rows + 1)
  const keys = createIntList(rows * 4 + 16)
  for (let row = 0; row < rows; row++) {
    const own = new Set<number>()
    for (const [index, column] of columns.entries()) {
      const value = column.valueOf[row]!
      if (value < 0) continue
      const cell = cells[index]!
      singles[row]! += cell.singles[value]!
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
  const alone = Math.log(1 + rows) ** 2
  const length = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let square = singles[row]! * alone
    for (let i = start[row]!; i < start[row + 1]!; i++) square += weight[all[i]!]! ** 2
    length[row] = Math.sqrt(square)
  }
  return { rows, start, keys: all, frequency, weight, length }
}

/**
 * Counts up to 255 by the hash of a key; two keys may share a count, so that one of 1 is surely of a key in one row.
 */
interface KeyCounts {
  isAlone: (hash: number) => boolean
}

const MOST_SLOTS = 2 ** 27

/**
 * Most keys are in one row alone. They match nothing and count only for its length: they are found first, so that no
 * number has to be kept for each.
 */
function countKeys(columns: readonly Column[], keysOf: KeysOf, rows: number): KeyCounts {
  const wanted = rows * columns.length * 32
  const slots = Math.min(MOST_SLOTS, 2 ** Math.ceil(Math.log2(Math.max(1024, wanted))))
  const counts = new Uint8Array(slots)
  for (const column of columns) {
    const used = new Uint8Array(column.values.length)
    for (const value of column.valueOf) if (value >= 0 && used[value]! < 2) used[value]!++
    for (let value = 0; value < column.values.length; value++) {
      for (const key of keysOf(column, column.values.get(value))) {
        const slot = hashText(key) % slots
        counts[slot] = Math.min(255, counts[slot]! + used[value]!)
      }
    }
  }
  return { isAlone: (hash) => counts[hash % slots] === 1 }
}

interface CellKeys {
  start: Int32Array
  keys: Int32Array
  /** Keys of each value that are in one row alone. */
  singles: Uint16Array
}

/** The keys of each different value, made once however many rows have it. */
function keysOfValues(column: Column, keysOf: KeysOf, { isAlone }: KeyCounts, add: (hash: number) => number): CellKeys {
  const { values } = column
  const start = new Int32Array(values.length + 1)
  const singles = new Uint16Array(values.length)
  const keys = createIntList()
  for (let value = 0; value < values.length; value++) {
    for (const key of keysOf(column, values.get(value))) {
      const hash = hashText(key)
      if (isAlone(hash)) singles[value]!++
      else keys.push(add(hash))
    }
    start[value + 1] = keys.length
  }
  return { start, keys: keys.take(), singles }
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
