import type { CandidatePairs } from './blocking/candidate-pairs.ts'
import type { Label } from './options.ts'
import type { ComparedRows } from './compared-rows.ts'

export interface KnownPair {
  readonly a: number
  readonly b: number
  readonly match: boolean
}

/** The labels whose rows exist, as positions. A row named by several lines is its first one. */
export function labelledPairs(labels: readonly Label[], { idOf, split, rows }: ComparedRows): KnownPair[] {
  const first = positions(idOf, 0, split ?? rows)
  const second = split === null ? first : positions(idOf, split, rows)
  return labels.flatMap(({ a, b, match }) => {
    const [x, y] = [first.get(a), second.get(b)]
    if (x === undefined || y === undefined || x === y) return []
    return [{ a: Math.min(x, y), b: Math.max(x, y), match }]
  })
}

function positions(idOf: (row: number) => string, from: number, to: number): Map<string, number> {
  const map = new Map<string, number>()
  for (let row = to - 1; row >= from; row--) map.set(idOf(row), row)
  return map
}

/** For each candidate 1, 0, or -1 where no label says what it is. */
export function knownCandidates(pairs: CandidatePairs, known: readonly KnownPair[], rows: number): Int8Array | null {
  if (known.length === 0) return null
  const truth = new Map(known.map(({ a, b, match }) => [a * rows + b, match ? 1 : 0]))
  return Int8Array.from(pairs.a, (a, i) => truth.get(a * rows + pairs.b[i]!) ?? -1)
}

/** The score from which on calling labelled pairs matches gives the best F1; null when they cannot tell. */
export function thresholdByLabels(
  known: readonly KnownPair[],
  scoreOf: (a: number, b: number) => number,
): number | null {
  const scored = known.map(({ a, b, match }) => ({ score: scoreOf(a, b), match })).toSorted((x, y) => y.score - x.score)
  const all = scored.filter(({ match }) => match).length
  if (all === 0 || all === scored.length) return null
  let [best, threshold, right] = [-1, 0, 0]
  for (const [i, { score, match }] of scored.entries()) {
    if (match) right++
    const next = scored[i + 1]?.score
    if (next === score) continue
    const f1 = (2 * right) / (i + 1 + all)
    if (f1 > best) [best, threshold] = [f1, next === undefined ? score : (score + next) / 2]
  }
  return threshold
}
