import type { OnSearchProgress } from './search-progress.ts'

/** A record: column name to text. A missing column and an empty one are the same: nothing is known. */
export type Row = Readonly<Record<string, string | undefined>>

/** What the search for duplicates has to know of a type of columns, besides how its values are compared. */
interface TypeTraits {
  /** Values are compared word by word, and rare words count for more. */
  words: boolean
  /** Values with the same consonants may be the same: a further key to find them by. */
  skeleton: boolean
  /** Whether things that differ have different values, so that equal ones are evidence. */
  distinctive: 'always' | 'in one file' | 'never'
}

/**
 * The types of columns. `name`: short text with typos and swapped words; `address`: the same with abbreviations, where
 * numbers must agree; `text`: many words, the rare ones count; `id`: codes, digit by digit.
 */
export const COLUMN_TYPES = {
  name: { words: true, skeleton: true, distinctive: 'always' },
  address: { words: true, skeleton: true, distinctive: 'always' },
  phone: { words: false, skeleton: false, distinctive: 'always' },
  text: { words: true, skeleton: false, distinctive: 'never' },
  // Two catalogues often have two dates for one thing.
  date: { words: false, skeleton: false, distinctive: 'in one file' },
  number: { words: false, skeleton: false, distinctive: 'never' },
  id: { words: false, skeleton: false, distinctive: 'never' },
} as const satisfies Record<string, TypeTraits>

/** How two values of a column are compared. */
export type FieldType = keyof typeof COLUMN_TYPES

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
