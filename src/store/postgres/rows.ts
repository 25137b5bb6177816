import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { jsonColumn } from '../json-column.ts'
import {
  ANSWER_COLUMNS,
  ESCAPED_TEXTS,
  RECORD_COLUMNS,
  type StoreRow,
  type StoreTable,
  type TableColumn,
} from '../store-tables.ts'

const BATCH = 200

/** Adds rows of a table to a store, in order. */
export async function insertRows(
  database: Database,
  store: number,
  { postgres, columns }: Pick<StoreTable, 'postgres' | 'columns'>,
  rows: Iterable<StoreRow>,
): Promise<void> {
  const names = sql.raw(columns.map(([name]) => name).join(', '))
  const types = sql.raw(columns.map(([name, type]) => `${name} ${type}`).join(', '))
  const table = sql.raw(postgres)
  const parsed = columns.flatMap(([name, type]) => (type === 'json' ? [name] : []))
  const typed = (row: StoreRow): object => {
    const values = parsed.map((name) => [name, typeof row[name] === 'string' ? JSON.parse(row[name]) : null])
    return { ...row, ...Object.fromEntries(values) }
  }
  for (const batch of batches(rows)) {
    await sql`INSERT INTO regatta.${table} (store, ${names}) SELECT ${store}, ${names}
      FROM json_to_recordset(${jsonColumn(batch.map(typed))}::json) AS x(${types})`.execute(database)
  }
}

/** Adds records with their answers. */
export async function insertRecordRows(database: Database, store: number, rows: Iterable<StoreRow>): Promise<void> {
  const columns: TableColumn[] = [...RECORD_COLUMNS, ...ANSWER_COLUMNS, ['escaped', 'boolean']]
  await insertRows(database, store, { postgres: 'record', columns }, mapped(rows, escape))
}

/** Adds what runs of the store saw. */
export async function insertMeasureRows(database: Database, store: number, rows: Iterable<StoreRow>): Promise<void> {
  let measured = 0
  for (const { run, config_digest, measures } of rows) {
    measured++
    await sql`UPDATE regatta.store_run SET measures = ${measures}, measured_as = ${config_digest}, measured = ${measured}
      WHERE store = ${store} AND run = ${run}`.execute(database)
  }
}

/** Rows of a table of a store, in order. */
export async function* selectRows(
  database: Database,
  store: number,
  { postgres, columns, order }: Pick<StoreTable, 'postgres' | 'columns' | 'order'>,
): AsyncGenerator<StoreRow> {
  const names = sql.raw(columns.map(([name, type]) => (type === 'json' ? `${name}::text` : name)).join(', '))
  for (let offset = 0; ; offset += BATCH) {
    const { rows } = await sql<StoreRow>`
      SELECT ${names} FROM regatta.${sql.raw(postgres)} WHERE store = ${store}
      ORDER BY ${sql.raw(order)} LIMIT ${BATCH} OFFSET ${offset}`.execute(database)
    yield* rows
    if (rows.length < BATCH) return
  }
}

/** Its records with their answers. */
export async function* selectRecordRows(database: Database, store: number): AsyncGenerator<StoreRow> {
  const columns: TableColumn[] = [...RECORD_COLUMNS, ...ANSWER_COLUMNS, ['escaped', 'boolean']]
  for await (const row of selectRows(database, store, { postgres: 'record', columns, order: 'position' })) {
    yield unescape(row)
  }
}

/** What its runs saw, the oldest first. */
export async function* selectMeasureRows(database: Database, store: number): AsyncGenerator<StoreRow> {
  const { rows } = await sql<StoreRow>`
    SELECT run, measured_as AS config_digest, measures FROM regatta.store_run
    WHERE store = ${store} AND measures IS NOT NULL ORDER BY measured`.execute(database)
  yield* rows
}

function escape(row: StoreRow): StoreRow {
  const isOdd = (value: unknown): boolean => typeof value === 'string' && value.includes('\0')
  const escaped = ESCAPED_TEXTS.some((name) => isOdd(row[name]))
  if (!escaped) return { ...row, escaped }
  const texts = ESCAPED_TEXTS.map((name) => [name, row[name] === null ? null : JSON.stringify(row[name])])
  return { ...row, ...Object.fromEntries(texts), escaped }
}

function unescape({ escaped, ...row }: StoreRow): StoreRow {
  if (escaped !== true) return row
  const texts = ESCAPED_TEXTS.map((name): [string, string | null] => {
    const value = row[name]
    return [name, typeof value === 'string' ? (JSON.parse(value) as string) : null]
  })
  return { ...row, ...Object.fromEntries(texts) }
}

function* batches<T>(rows: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function* mapped<T>(rows: Iterable<T>, change: (row: T) => T): Generator<T> {
  for (const row of rows) yield change(row)
}
