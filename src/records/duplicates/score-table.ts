import { keepPairs, type CandidatePairs } from './blocking/candidate-pairs.ts'
import { findCandidates } from './blocking/find-candidates.ts'
import { cannotLink, type CannotLink } from './groups/cannot-link.ts'
import { keptApart, onceACatalogue } from './groups/kept-apart.ts'
import { otherCodes } from './groups/other-codes.ts'
import { findCatalogues } from './model/find-catalogues.ts'
import { measurePair, measurePairs, type PairEvidence } from './model/evidence.ts'
import { learnScoring, scorePair, type Scored } from './model/pair-scores.ts'
import { scoresByChance, type ChanceScores } from './model/scores-by-chance.ts'
import type { Label } from './options.ts'
import { knownCandidates, labelledPairs, type KnownPair } from './labelled-pairs.ts'
import { isOneList, type ComparedRows } from './compared-rows.ts'
import type { OnSearchProgress } from './search-progress.ts'

/** The candidates of a table with what was learned of them. */
export interface ScoredTable {
  /** The rows, and the catalogues that they turned out to be of. */
  readonly table: ComparedRows
  /** Rows that are no candidates of each other, whatever their score. */
  readonly apart: CannotLink
  readonly pairs: CandidatePairs
  readonly scored: Scored
  readonly known: readonly KnownPair[]
  /** Of any two rows, candidates or not, a before b. */
  readonly measure: (a: number, b: number) => PairEvidence
  readonly scoreOf: (a: number, b: number) => number
  readonly chance: ChanceScores | null
}

/** Finds the candidates among rows and learns how to score them; `tell` hears how far that is. */
export function scoreTable(file: ComparedRows, labels: readonly Label[] = [], tell?: OnSearchProgress): ScoredTable {
  const table = { ...file, catalogues: findCatalogues(file) }
  const { columns, rows } = table
  const { pairs: found, indexes } = findCandidates(table, tell)
  const known = labelledPairs(labels, table)
  const told = apartIn(table, known)
  const pairs = keepPairs(found, (a, b) => !told.rows(a, b))
  // Pairs labelled false stay among the candidates: the weights are learned from them.
  const apart = keptApart([told, cannotLink(known.filter(({ match }) => !match))])
  const evidence = measurePairs(columns, { pairs, indexes }, tell)
  tell?.({ phase: 'learning', count: 0, done: 0 })
  const scored = learnScoring(columns, evidence, knownCandidates(pairs, known, rows))
  const measure = (a: number, b: number): PairEvidence => measurePair(columns, indexes, a, b)
  const scoreOf = (a: number, b: number): number => {
    const { record, fields } = measure(a, b)
    return scorePair(scored.scoring, record, fields)
  }
  return { table, pairs, scored, known, apart, measure, scoreOf, chance: scoresByChance(table, scored.scoring) }
}

/**
 * What is told apart by the codes of different models and by the catalogue, unless a label says that such rows are the
 * same.
 */
function apartIn(table: ComparedRows, known: readonly KnownPair[]): CannotLink {
  const { columns, catalogues } = table
  // Two lists have codes of their own, too, and there a row has one partner at most.
  const byCodes = isOneList(table) ? otherCodes(columns) : null
  const reasons = [
    ...(byCodes === null ? [] : [byCodes]),
    ...(catalogues === null ? [] : [onceACatalogue(catalogues.of)]),
  ]
  return keptApart(reasons.filter((reason) => !known.some(({ a, b, match }) => match && reason.rows(a, b))))
}
