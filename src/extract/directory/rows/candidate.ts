import type { ChildNode } from 'domhandler'
import type { CellLabels } from './row-pieces.ts'

/** Which part of a page a set of rows stands in. */
export type RowLayout = 'cards' | 'table' | 'definitions' | 'generic'

/** Parts of a page that may be the records of a directory. */
export interface Candidate {
  layout: RowLayout
  rows: CandidateRow[]
  /** For the log: `tr` in `table.results`. */
  place: string
  /** How much it counts: more where columns have headers that name fields, less where lines may be parts of records. */
  weight: number
}

export interface CandidateRow {
  nodes: ChildNode[]
  labels: CellLabels | null
  /** The heading above the row, which may hold its date or its town; empty for none. */
  heading: string
}
