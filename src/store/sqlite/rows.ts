import type { DatabaseSync } from 'node:sqlite'
import { MEASURE_COLUMNS, RECORD_COLUMNS, STORE_TABLES, type StoreRow, type StoreTable } from '../store-tables.ts'

/** Named by the process that wrote the file, for others on its machine. */
const OF_THIS_MACHINE = 'writer'

/** The rows of a table of a store, in order. */
export function* readTableRows(db: DatabaseSync, table: StoreTable): Generator<StoreRow> {
  const names = table.columns.map(([name]) => name).join(', ')
  for (const row of db.prepare(`SELECT ${names} FROM ${table.sqlite} ORDER BY ${table.order}`).iterate()) {
    const typed = row as StoreRow
    if (table.sqlite === 'facts' && typed['key'] === OF_THIS_MACHINE) continue
    yield 'transient' in typed ? { ...typed, transient: typed['transient'] === 1 } : typed
  }
}

/** Its records with the answers of checks, in order. */
export function* readRecordRows(db: DatabaseSync): Generator<StoreRow> {
  const names = RECORD_COLUMNS.map(([name]) => name).join(', ')
  const select = db.prepare(`
    SELECT ${names}, spec AS answers_spec, answers FROM records LEFT JOIN checks USING (position) ORDER BY position`)
  for (const row of select.iterate()) yield row as StoreRow
}

/** What its runs saw, the oldest first. */
export function* readMeasureRows(db: DatabaseSync): Generator<StoreRow> {
  for (const row of db.prepare('SELECT run, config_digest, measures FROM measures ORDER BY position').iterate()) {
    yield row as StoreRow
  }
}

/** Ways to add rows to an empty store; call them inside a write transaction. */
export function prepareInsertRows(db: DatabaseSync): {
  into: (table: StoreTable, row: StoreRow) => void
  record: (row: StoreRow) => void
  measure: (row: StoreRow) => void
} {
  const insert = (table: string, names: readonly string[]): ((row: StoreRow) => number) => {
    const places = names.map(() => '?').join(', ')
    const statement = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)
    return (row) => Number(statement.run(...names.map((name) => column(row[name]))).lastInsertRowid)
  }
  const tables = new Map(
    STORE_TABLES.map((table) => [
      table.sqlite,
      insert(
        table.sqlite,
        table.columns.map(([name]) => name),
      ),
    ]),
  )
  const record = insert(
    'records',
    RECORD_COLUMNS.map(([name]) => name),
  )
  const answers = db.prepare('INSERT INTO checks (position, spec, answers) VALUES (?, ?, ?)')
  const measure = insert(
    'measures',
    MEASURE_COLUMNS.map(([name]) => name),
  )
  return {
    into: (table, row) => void tables.get(table.sqlite)?.(row),
    record: (row) => {
      const position = record(row)
      const [spec, given] = [row['answers_spec'], row['answers']]
      if (typeof spec === 'string' && typeof given === 'string') answers.run(position, spec, given)
    },
    measure: (row) => void measure(row),
  }
}

function column(value: StoreRow[string] | undefined): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  return value ?? null
}
