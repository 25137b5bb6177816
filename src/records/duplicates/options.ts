import type { OnSearchProgress } from './search-progress.ts'

/** A record: column name to text. A missing column and an empty one are the same: nothing is known. */
export type Row = Readonly<Record<string, string | undefined>>

/**
 * How two values of a column are compared. `name`: short text with typos and swapped words; `address`: the same with
 * abbreviations, where numbers must agree; `text`: many words, the rare ones count; `id`: codes, digit by digit.
 */
export type FieldType = 'name' | 'address' | 'phone' | 'text' | 'date' | 'number' | 'id'

/** A pair whose truth is known. Rows are given by their ids (`id` column) or their numbers as text. */
export interface Label {
  a: string
  b: string
  match: boolean
}

export interface DuplicateOptions {
  /** A second file: then only pairs between the two are looked for, `a` from the rows and `b` from this one. */
  against?: readonly Row[]
  /** Columns to compare and how. By default all but the id, each as its content looks. */
  match?: Readonly<Record<string, FieldType | undefined>>
  /** The column that names a row; never compared. Rows are named by their number (from 1) without it. */
  id?: string
  /**
   * Whether a row may match at most one row of the other file. `auto`: yes, unless the files show by themselves
   * that rows of one have several equals in the other.
   */
  oneToOne?: boolean | 'auto'
  labels?: readonly Label[]
  /** Least score of a match as it is shown, 0 to 1, instead of the learned threshold, which is shown as .5. */
  threshold?: number
  /** Rows for which candidates are compared with everything, to measure what the index misses; 0 for none. */
  recallSample?: number
  onProgress?: OnSearchProgress | undefined
}
