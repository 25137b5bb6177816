import type { CandidatePairs } from './blocking/candidate-pairs.ts'

/** What the index missed, seen by comparing some rows with everything. */
export interface Recall {
  readonly sampledRows: number
  readonly comparisons: number
  /** Pairs at or above the threshold, and how many of them were candidates. */
  readonly matches: number
  readonly found: number
}

/** Compares about `sample` rows, evenly spread, with every row that could match them. */
export function measureRecall(
  pairs: CandidatePairs,
  rows: number,
  split: number | null,
  sample: number,
  scoreOf: (a: number, b: number) => number,
  threshold: number,
): Recall {
  const first = split ?? rows
  const take = Math.min(first, sample)
  const sampled = new Set(Array.from({ length: take }, (_, i) => Math.floor((i * first) / take)))
  const known = new Set<number>()
  for (let i = 0; i < pairs.a.length; i++) {
    if (sampled.has(pairs.a[i]!) || sampled.has(pairs.b[i]!)) known.add(pairs.a[i]! * rows + pairs.b[i]!)
  }
  let [comparisons, matches, found] = [0, 0, 0]
  for (const row of sampled) {
    for (let other = split ?? 0; other < rows; other++) {
      if (other === row) continue
      const [a, b] = row < other ? [row, other] : [other, row]
      comparisons++
      if (scoreOf(a, b) < threshold) continue
      matches++
      if (known.has(a * rows + b)) found++
    }
  }
  return { sampledRows: take, comparisons, matches, found }
}
