import type { CandidatePairs } from './blocking/candidate-pairs.ts'
import { findCandidates } from './blocking/find-candidates.ts'
import { measurePair, measurePairs, type PairEvidence } from './model/evidence.ts'
import { learnScoring, scorePair, type Scored } from './model/pair-scores.ts'
import type { Label } from './options.ts'
import { knownCandidates, readLabels, type KnownPair } from './read-labels.ts'
import type { Table } from './read-rows.ts'
import type { TellSearch } from './search-progress.ts'

/** The candidates of a table with what was learned of them. */
export interface ScoredTable {
  readonly pairs: CandidatePairs
  readonly scored: Scored
  readonly known: readonly KnownPair[]
  /** Of any two rows, candidates or not, a before b. */
  readonly measure: (a: number, b: number) => PairEvidence
  readonly scoreOf: (a: number, b: number) => number
}

export function scoreTable(table: Table, labels: readonly Label[] = [], tell?: TellSearch): ScoredTable {
  const { columns, split, rows } = table
  const candidates = findCandidates(columns, split, tell)
  const { pairs, indexes } = candidates
  const known = readLabels(labels, table)
  const evidence = measurePairs(columns, candidates, tell)
  tell?.({ phase: 'learning', count: 0, done: 0 })
  const scored = learnScoring(columns, evidence, knownCandidates(pairs, known, rows))
  const measure = (a: number, b: number): PairEvidence => measurePair(columns, indexes, a, b)
  const scoreOf = (a: number, b: number): number => {
    const { record, fields } = measure(a, b)
    return scorePair(scored.scoring, record, fields)
  }
  return { pairs, scored, known, measure, scoreOf }
}
