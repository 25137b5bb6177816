import { createColumn, type Column } from './fields/column.ts'
import { guessType } from './fields/guess-type.ts'
import type { FieldType, Row } from './options.ts'

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: number
  /** Where the second file begins, null when there is one. */
  readonly split: number | null
  readonly ids: readonly string[]
}

/** Rows that are looked at to learn the columns and their types. */
const LOOK = 500

/** Reads rows once, one at a time; what is kept of them is their values, each once a column. */
export function readRows(
  rows: Iterable<Row>,
  against: Iterable<Row> | undefined,
  match: Readonly<Record<string, FieldType | undefined>> | undefined,
  id: string | undefined,
): Table {
  const [first, second] = [peek(rows), peek(against ?? [])]
  const seen = [...first.head, ...second.head]
  const names = match === undefined ? new Set(seen.flatMap((row) => Object.keys(row))) : new Set(Object.keys(match))
  if (id !== undefined && match === undefined) names.delete(id)
  const builders = [...names].map((name) => {
    const type =
      match?.[name] ??
      guessType(
        name,
        seen.map((row) => row[name] ?? ''),
      )
    return { name, builder: createColumn(name, type) }
  })
  const ids: string[] = []
  let split: number | null = null
  let count = 0
  const take = (row: Row, number: number): void => {
    for (const { name, builder } of builders) builder.add(row[name] ?? '')
    ids.push(id === undefined ? String(number) : (row[id] ?? String(number)))
    count++
  }
  let number = 0
  for (const row of first.all()) take(row, ++number)
  if (against !== undefined) {
    split = count
    number = 0
    for (const row of second.all()) take(row, ++number)
  }
  return { columns: builders.map(({ builder }) => builder.build()), rows: count, split, ids }
}

function peek(rows: Iterable<Row>): { head: Row[]; all: () => Iterable<Row> } {
  const iterator = rows[Symbol.iterator]()
  const head: Row[] = []
  while (head.length < LOOK) {
    const next = iterator.next()
    if (next.done === true) break
    head.push(next.value)
  }
  function* all(): Iterable<Row> {
    yield* head
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) yield next.value
  }
  return { head, all }
}
