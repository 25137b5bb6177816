import type { GoodRow } from './table.ts'

/** What a cell that is added to a row can hold. */
export type AddedCell = string | number | boolean | null

/** A row to be written: as it was read, and the cells that are added to it, in the order of the added columns. */
export interface OutputRow {
  row: Pick<GoodRow, 'number' | 'raw' | 'values'> & {
    /** What an error calls it, beside its number. */
    name?: string
  }
  added: readonly AddedCell[]
}

/** Of the added columns; count: an integer. */
export type AddedType = 'text' | 'flag' | 'number' | 'count'

/** The columns of an output: those of the input, then the added ones. */
export interface OutputColumns {
  input: readonly string[]
  added: readonly { name: string; type: AddedType }[]
}

/** All names in their order. */
export function columnNamesOf({ input, added }: OutputColumns): string[] {
  return [...input, ...added.map(({ name }) => name)]
}
