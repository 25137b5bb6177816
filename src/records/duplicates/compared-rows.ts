import { createColumn, type Column } from './fields/column.ts'
import type { Catalogues } from './catalogues.ts'
import { guessType } from './fields/guess-type.ts'
import type { FieldType, Row } from './options.ts'
import { createIntList } from './text/int-list.ts'
import { createPackedTexts } from './text/packed-texts.ts'

export interface ComparedRows {
  readonly columns: readonly Column[]
  readonly rows: number
  /** Where the second file begins, null when there is one. */
  readonly split: number | null
  /** What a row is called: by its id, else by its number in its file. */
  readonly idOf: (row: number) => string
  /** Whether a column names the rows. */
  readonly hasIds: boolean
  /** The catalogues that one file joins: its rows are compared with those of the others only. */
  readonly catalogues: Catalogues | null
}

/** Whether rows of one side are compared with each other, too. */
export function isOneList({ split, catalogues }: ComparedRows): boolean {
  return split === null && catalogues === null
}

export interface ComparedRowsOptions {
  match?: Readonly<Record<string, FieldType | undefined>> | undefined
  id?: string | undefined
}

/** Takes rows one at a time; what is kept of them is their values, each once a column. */
export interface ComparedRowsBuilder {
  /** `number` is that of the row in its file. */
  add(row: Row, number: number): void
  /** What follows is the second file. */
  startSecond(): void
  build(): ComparedRows
}

/** Rows that are looked at to learn the columns and their types. */
export const LOOK = 500

/** `seen` are the first rows of each file: columns and their types are learned from them. */
export function createComparedRows(seen: readonly Row[], { match, id }: ComparedRowsOptions): ComparedRowsBuilder {
  const names = match === undefined ? new Set(seen.flatMap((row) => Object.keys(row))) : new Set(Object.keys(match))
  if (id !== undefined && match === undefined) names.delete(id)
  const cells = (name: string): string[] => seen.map((row) => row[name] ?? '')
  const builders = [...names].map((name) => {
    return { name, builder: createColumn(name, match?.[name] ?? guessType(name, cells(name))) }
  })
  const ids = id === undefined ? null : createPackedTexts()
  let split: number | null = null
  let rows = 0
  const numbers = createIntList()
  return {
    add(row, number) {
      for (const { name, builder } of builders) builder.add(row[name] ?? '')
      if (id !== undefined) ids?.add(row[id] || String(number))
      numbers.push(number)
      rows++
    },
    startSecond() {
      split = rows
    },
    build() {
      const known = numbers.take()
      const idOf = (row: number): string => (ids === null ? String(known[row]) : ids.get(row))
      const columns = builders.map(({ builder }) => builder.build())
      return { columns, rows, split, idOf, hasIds: ids !== null, catalogues: null }
    },
  }
}

/** Takes rows that are all there, and those of a second file where there is one. */
export function readRows(
  rows: readonly Row[],
  against: readonly Row[] | undefined,
  options: ComparedRowsOptions,
): ComparedRows {
  const table = createComparedRows([...rows.slice(0, LOOK), ...(against ?? []).slice(0, LOOK)], options)
  for (const [place, row] of rows.entries()) table.add(row, place + 1)
  if (against !== undefined) {
    table.startSecond()
    for (const [place, row] of against.entries()) table.add(row, place + 1)
  }
  return table.build()
}
