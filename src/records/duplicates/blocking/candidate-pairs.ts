import type { RecordKeys } from './record-keys.ts'

/** Pairs of rows worth comparing, a before b, sorted. */
export interface CandidatePairs {
  readonly a: Int32Array
  readonly b: Int32Array
}

export interface CandidateLimits {
  /** Rows with a smaller number are the first file, the others the second; null when there is one file. */
  readonly split: number | null
  /** Row to catalogue: rows of one are not compared with each other. Null where there is one list. */
  readonly catalogueOf: Int32Array | null
  /** Most candidates a row keeps: those that share most. */
  readonly most: number
  /** Most entries of the index that are read for a row; the rarest keys come first. */
  readonly budget: number
}

/**
 * For each row the rows that share most with it, by an inverted index that is read from the rarest key on. Both rows of
 * a pair may name it: whoever has few rivals on its own side keeps its partner.
 */
export function candidatePairs(index: RecordKeys, limits: CandidateLimits, onRow?: () => void): CandidatePairs {
  const { rows } = index
  const postings = invert(index)
  const found: Float64Array[] = []
  const search = createSearch(index, postings, limits)
  let block = new Float64Array(1 << 16)
  let filled = 0
  for (let row = 0; row < rows; row++) {
    onRow?.()
    for (const other of search(row)) {
      if (filled === block.length) {
        found.push(block)
        block = new Float64Array(1 << 16)
        filled = 0
      }
      block[filled++] = row < other ? row * rows + other : other * rows + row
    }
  }
  found.push(block.subarray(0, filled))
  return unpack(found, rows)
}

interface Postings {
  readonly start: Int32Array
  readonly rows: Int32Array
}

function invert({ rows, start, keys, frequency }: RecordKeys): Postings {
  const first = new Int32Array(frequency.length + 1)
  for (let key = 0; key < frequency.length; key++) first[key + 1] = first[key]! + frequency[key]!
  const next = first.slice()
  const all = new Int32Array(keys.length)
  for (let row = 0; row < rows; row++) {
    for (let i = start[row]!; i < start[row + 1]!; i++) all[next[keys[i]!]!++] = row
  }
  return { start: first, rows: all }
}

function createSearch(index: RecordKeys, postings: Postings, limits: CandidateLimits): (row: number) => number[] {
  const { start, keys, frequency, weight, length } = index
  const { catalogueOf } = limits
  const shared = new Float64Array(index.rows)
  return (row) => {
    const own = keys.slice(start[row], start[row + 1]).sort((x, y) => frequency[x]! - frequency[y]! || x - y)
    const touched: number[] = []
    let read = 0
    for (const key of own) {
      if (frequency[key] === 1) continue
      if (read > 0 && read + frequency[key]! > limits.budget) break
      if (frequency[key]! > limits.budget * 8) break
      read += frequency[key]!
      const square = weight[key]! ** 2
      const inSecond = limits.split !== null && row < limits.split
      const catalogue = catalogueOf?.[row] ?? -1
      for (let i = postings.start[key]!; i < postings.start[key + 1]!; i++) {
        const other = postings.rows[i]!
        if (other === row || (limits.split !== null && other >= limits.split !== inSecond)) continue
        if (catalogue >= 0 && catalogueOf?.[other] === catalogue) continue
        if (shared[other] === 0) touched.push(other)
        shared[other]! += square
      }
    }
    const likeness = (other: number): number => shared[other]! / length[other]!
    const best = touched.length > limits.most ? mostLike(touched, likeness, limits.most) : touched
    for (const other of touched) shared[other] = 0
    return best
  }
}

function mostLike(touched: readonly number[], likeness: (row: number) => number, most: number): number[] {
  const scores = Float64Array.from(touched, likeness)
  const least = scores.slice().sort()[scores.length - most]!
  const best = touched.filter((_, i) => scores[i]! > least)
  for (let i = 0; i < touched.length && best.length < most; i++) if (scores[i] === least) best.push(touched[i]!)
  return best
}

/** The pairs that a test keeps. */
export function keepPairs({ a, b }: CandidatePairs, keep: (a: number, b: number) => boolean): CandidatePairs {
  const kept = Int32Array.from(a.keys()).filter((pair) => keep(a[pair]!, b[pair]!))
  return { a: kept.map((pair) => a[pair]!), b: kept.map((pair) => b[pair]!) }
}

/** Pairs of both, each once. */
export function mergePairs(first: CandidatePairs, second: CandidatePairs, rows: number): CandidatePairs {
  const pack = ({ a, b }: CandidatePairs): Float64Array => Float64Array.from(a, (row, i) => row * rows + b[i]!)
  return unpack([pack(first), pack(second)], rows)
}

function unpack(found: readonly Float64Array[], rows: number): CandidatePairs {
  const packed = new Float64Array(found.reduce((total, block) => total + block.length, 0))
  let at = 0
  for (const block of found) {
    packed.set(block, at)
    at += block.length
  }
  packed.sort()
  let pairs = 0
  for (let i = 0; i < packed.length; i++) if (i === 0 || packed[i] !== packed[i - 1]) packed[pairs++] = packed[i]!
  const [a, b] = [new Int32Array(pairs), new Int32Array(pairs)]
  for (let i = 0; i < pairs; i++) {
    a[i] = Math.floor(packed[i]! / rows)
    b[i] = packed[i]! - a[i]! * rows
  }
  return { a, b }
}
