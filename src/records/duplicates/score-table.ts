import type { CandidatePairs } from './blocking/candidate-pairs.ts'
import { findCandidates } from './blocking/find-candidates.ts'
import { measurePair, measurePairs, type PairEvidence } from './model/evidence.ts'
import { learnScoring, scorePair, type Scored } from './model/pair-scores.ts'
import { scoresByChance, type ChanceScores } from './model/scores-by-chance.ts'
import type { Label } from './options.ts'
import { knownCandidates, labelledPairs, type KnownPair } from './labelled-pairs.ts'
import type { ComparedRows } from './compared-rows.ts'
import type { OnSearchProgress } from './search-progress.ts'

/** The candidates of a table with what was learned of them. */
export interface ScoredTable {
  readonly pairs: CandidatePairs
  readonly scored: Scored
  readonly known: readonly KnownPair[]
  /** Of any two rows, candidates or not, a before b. */
  readonly measure: (a: number, b: number) => PairEvidence
  readonly scoreOf: (a: number, b: number) => number
  readonly chance: ChanceScores | null
}

/** Finds the candidates among rows and learns how to score them; `tell` hears how far that is. */
export function scoreTable(table: ComparedRows, labels: readonly Label[] = [], tell?: OnSearchProgress): ScoredTable {
  const { columns, split, rows } = table
  const candidates = findCandidates(columns, split, tell)
  const { pairs, indexes } = candidates
  const known = labelledPairs(labels, table)
  const evidence = measurePairs(columns, candidates, tell)
  tell?.({ phase: 'learning', count: 0, done: 0 })
  const scored = learnScoring(columns, evidence, knownCandidates(pairs, known, rows))
  const measure = (a: number, b: number): PairEvidence => measurePair(columns, indexes, a, b)
  const scoreOf = (a: number, b: number): number => {
    const { record, fields } = measure(a, b)
    return scorePair(scored.scoring, record, fields)
  }
  return { pairs, scored, known, measure, scoreOf, chance: scoresByChance(table, scored.scoring) }
}
