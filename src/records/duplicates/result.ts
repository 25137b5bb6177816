import type { AgreedContacts } from './agreed-contacts.ts'
import type { FieldType } from './options.ts'
import type { Recall } from './measure-recall.ts'

export interface DuplicatePair {
  /** Positions in the rows, from 0; with a second file `a` is one of the rows and `b` one of the other file's. */
  readonly a: number
  readonly b: number
  /** 0 to 1: .5 at the threshold, .9 for a usual match. Not a probability. */
  readonly score: number
  /** Which fields agreed and how much: `phone equal; name 93%; city differs`. */
  readonly reason: string
}

export interface RowVerdict {
  /** Rows of a cluster have the same number, from 1; null for a row that has no duplicate. */
  readonly cluster: number | null
  /** Position of the row that stands for the cluster (in the other file, where there is one); null for itself. */
  readonly duplicateOf: number | null
  readonly score: number | null
  readonly reason: string | null
}

export interface DuplicateResult {
  /** All pairs of all clusters, sorted by `a`, then `b`. */
  readonly pairs: readonly DuplicatePair[]
  /** One for each row; with a second file for the first one's rows only. */
  readonly rows: readonly RowVerdict[]
  /** What a row is called: by the `id` column, else by its number in its file. */
  readonly idOf: (row: number) => string
  /** The same for rows of the other file; where there is one file, for its rows. */
  readonly otherIdOf: (row: number) => string
  /** Pairs by what of a contact they have in common; those with neither phone nor address are in none. */
  readonly matchedBy: Readonly<Record<AgreedContacts, number>>
  readonly columns: readonly { readonly name: string; readonly type: FieldType }[]
  readonly statistics: DuplicateStatistics
}

/** The threshold on the scale of the scores that are shown, where .5 is the learned one. */
export interface ThresholdStatistics {
  readonly used: number
  readonly by: 'learned' | 'labels' | 'given'
  /** Compared pairs that reach other thresholds, before clusters are made of them. */
  readonly reaching: readonly { readonly threshold: number; readonly pairs: number }[]
}

export interface DuplicateStatistics {
  readonly rows: number
  readonly againstRows: number
  /** Pairs that were compared field by field. */
  readonly candidates: number
  readonly clusters: number
  readonly largestCluster: number
  /** Clusters too large for all their pairs: each row is paired with the first one only. */
  readonly starred: number
  readonly oneToOne: boolean
  readonly threshold: ThresholdStatistics
  readonly recall: Recall | null
  readonly catalogues: JoinedCatalogues | null
}

/** The catalogues that one file joins: only pairs across them were looked for. */
export interface JoinedCatalogues {
  /** This column names the catalogue, or its codes are of several series. */
  readonly column: string
  readonly by: 'value' | 'series'
  readonly count: number
}
