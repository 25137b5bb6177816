/** A row as it stands in the file, or what could not be read as one. Numbers count from 1. */
export type TableRow =
  | {
      number: number
      /** Line of a text file on which it begins; the row's number elsewhere, the header counted. */
      line: number
      /** Its text in a text file, with the line end. */
      raw: string | null
      values: Readonly<Record<string, unknown>>
    }
  | { number: number; line: number; raw: string; broken: string }

export type GoodRow = Exclude<TableRow, { broken: string }>

/** A file of rows, read as a stream, in order. */
export interface Table {
  format: TableFormat
  columns: readonly string[]
  rows: AsyncIterable<TableRow>
  /** How much of the file has been read, 0 to 1. */
  done: () => number
  /** What a writer of the same format needs to give the input back untouched. */
  original: Original
  /**
   * Column that names a row, columns that say what it means, and one that names its country, where the reader knows.
   */
  names?: string
  content?: readonly string[]
  region?: string
  /** The same rows from the beginning, where what the path names may have grown meanwhile. */
  again?: () => Table
  /** Parts of it that could not be read, and why. */
  unread?: () => string[]
  /** The sheets that a workbook has, and the one that is read. */
  sheets?: { read: string; all: readonly string[] }
  /** What the reader noticed and a person should know. */
  notes: () => string[]
}

export type Original =
  | { format: 'csv'; header: string; delimiter: string; mark: boolean }
  | { format: 'jsonl' }
  | { format: 'parquet'; schema: unknown[] }
  | { format: 'xlsx' }

export const TABLE_FORMATS = ['csv', 'jsonl', 'parquet', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** The file is there and is not what its name says. */
export class TableError extends Error {}
