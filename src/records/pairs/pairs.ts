import type { Answer } from '../../contacts/answer.ts'
import type { JoinedCatalogues } from '../duplicates/result.ts'

export const DUPLICATE_COLUMNS = ['cluster_id', 'duplicate_of', 'match_score', 'match_reason'] as const

/** A line of `pairs.jsonl`; rows by their id, or their number in the file. */
export interface PairLine {
  a: string
  b: string
  score: number
  reason: string
}

/** What was found to mean the same, by whatever method. */
export interface Pairs {
  lines: () => Iterable<PairLine>
  /** What the columns of a row say, by its number in the file. */
  answers: (rowNumber: number) => Answer[]
  count: number
  statistics: PairsStatistics
  /** What a person should know. */
  notes: string[]
}

export interface PairsStatistics {
  method: 'learned' | 'rule' | 'near'
  /** Pairs that were compared. */
  candidates: number
  clusters: number
  largestCluster: number
  /** Groups so large that each row gave its pair with the first one only. */
  starred: number
  /**
   * Of contacts: pairs of equal phones (by the rule and names), of alike addresses, of both; those by other columns are
   * in none. Absent where neither is compared.
   */
  matched_by?: { phone: number; address: number; both: number }
  /** The catalogues that the file joins, where it does. */
  catalogues?: JoinedCatalogues | null
}

export const NO_ANSWERS: Answer[] = [null, null, null, null]
