import type { CandidatePairs } from '../blocking/candidate-pairs.ts'
import type { Candidates } from '../blocking/find-candidates.ts'
import { cosine, type RecordKeys } from '../blocking/record-keys.ts'
import type { Column } from '../fields/column.ts'
import { compareValues } from '../fields/compare-values.ts'
import { countPhase, type OnSearchProgress } from '../search-progress.ts'

/** What is measured of pairs: their likeness as whole records and field by field, 0 to 1; -1 where a side is empty. */
export interface CandidateEvidence {
  readonly pairs: CandidatePairs
  readonly record: Float32Array
  readonly fields: readonly Float32Array[]
}

/** The same of one pair. */
export interface PairEvidence {
  readonly record: number
  readonly fields: readonly number[]
}

/** Measures all candidates; `tell` hears how far that is. */
export function measurePairs(
  columns: readonly Column[],
  { pairs, indexes }: Candidates,
  tell?: OnSearchProgress,
): CandidateEvidence {
  const step = countPhase('comparing', pairs.a.length, pairs.a.length * (columns.length + 1), tell)
  const measure = (likeness: (a: number, b: number) => number): Float32Array =>
    Float32Array.from(pairs.a, (a, i) => {
      step()
      return likeness(a, pairs.b[i]!)
    })
  const record = measure((a, b) => recordLikeness(indexes, a, b))
  const fields = columns.map((column) => measure((a, b) => fieldLikeness(column, a, b)))
  return { pairs, record, fields }
}

/** Measures two rows, candidates or not; `indexes` are those of the search for candidates. */
export function measurePair(
  columns: readonly Column[],
  indexes: readonly RecordKeys[],
  a: number,
  b: number,
): PairEvidence {
  // As 32-bit numbers, like the candidates: a pair has one score, whoever asks.
  const fields = columns.map((column) => Math.fround(fieldLikeness(column, a, b)))
  return { record: Math.fround(recordLikeness(indexes, a, b)), fields }
}

function recordLikeness(indexes: readonly RecordKeys[], a: number, b: number): number {
  let total = 0
  for (const index of indexes) total += cosine(index, a, b)
  return total / indexes.length
}

function fieldLikeness(column: Column, a: number, b: number): number {
  const [first, second] = [column.valueOf[a]!, column.valueOf[b]!]
  return first < 0 || second < 0 ? -1 : compareValues(column, first, second)
}
