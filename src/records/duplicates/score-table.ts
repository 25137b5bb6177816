import { keepPairs, type CandidatePairs } from './blocking/candidate-pairs.ts'
import { findCandidates } from './blocking/find-candidates.ts'
import { cannotLink, type CannotLink } from './groups/cannot-link.ts'
import { keptApart, onceACatalogue } from './groups/kept-apart.ts'
import { otherCodes } from './groups/other-codes.ts'
import type { Catalogues } from './catalogues.ts'
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
  const known = labelledPairs(labels, file)
  const table = { ...file, catalogues: cataloguesIn(file, known) }
  const { columns, rows } = table
  const { pairs: found, indexes } = findCandidates(table, tell)
  const told = apartIn(table, known)
  const pairs = told === null ? found : keepPairs(found, (a, b) => !told.rows(a, b))
  // Pairs labelled false stay among the candidates: the weights are learned from them.
  const byLabels = cannotLink(known.filter(({ match }) => !match))
  const apart = told === null ? byLabels : keptApart([told, byLabels])
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

/** None where a label says that two rows of one are the same. */
function cataloguesIn(file: ComparedRows, known: readonly KnownPair[]): Catalogues | null {
  const catalogues = findCatalogues(file)
  if (catalogues === null) return null
  const { of } = catalogues
  return known.some(({ a, b, match }) => match && of[a] === of[b]) ? null : catalogues
}

/**
 * What the catalogue tells apart, and the codes of different models unless a label says that such rows are the same.
 */
function apartIn(table: ComparedRows, known: readonly KnownPair[]): CannotLink | null {
  const { columns, catalogues } = table
  if (catalogues !== null) return onceACatalogue(catalogues.of)
  // Two files have codes of their own, too, and there a row has one partner at most.
  const byCodes = isOneList(table) ? otherCodes(columns) : null
  const isWrong = byCodes === null || known.some(({ a, b, match }) => match && byCodes.rows(a, b))
  return isWrong ? null : byCodes
}
