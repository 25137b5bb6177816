import type { Answer } from '../../contacts/answer.ts'
import type { GoodRow } from './table.ts'

/** A row and what the checks say about it, in the order of the new columns. */
export interface CheckedRow {
  row: GoodRow
  answers: readonly Answer[]
}

/** The columns of the output: those of the input, then the new ones. */
export interface OutputColumns {
  input: readonly string[]
  added: readonly string[]
}
