import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { makeFolder } from '../../runs/folder/files/make-folder.ts'
import { openSqliteStore } from '../sqlite-store.ts'
import { prepareInsertRows, readMeasureRows, readRecordRows, readTableRows } from '../sqlite/rows.ts'
import { STORE_TABLES } from '../store-tables.ts'
import type { StoreName } from '../store-catalog.ts'
import {
  insertMeasureRows,
  insertRecordRows,
  insertRows,
  selectMeasureRows,
  selectRecordRows,
  selectRows,
} from './rows.ts'

/** Whether a store was copied, or was left alone because there is one of its name already. */
export type Copied = 'copied' | 'exists'

/** Copies a SQLite store into the database, all of it or nothing: frontier, records, runs and what they know. */
export async function storeIntoDatabase(database: Database, file: string, name: StoreName): Promise<Copied> {
  // Brings it up to date, and keeps scrapers away while it is read.
  const store = openSqliteStore(file)
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return await database.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ id: number }>`
        INSERT INTO regatta.store (country, source) VALUES (${name.country}, ${name.source})
        ON CONFLICT DO NOTHING RETURNING id`.execute(transaction)
      const id = rows[0]?.id
      if (id === undefined) return 'exists'
      for (const table of STORE_TABLES) await insertRows(transaction, id, table, readTableRows(db, table))
      await insertRecordRows(transaction, id, readRecordRows(db))
      await insertMeasureRows(transaction, id, readMeasureRows(db))
      return 'copied'
    })
  } finally {
    db.close()
    await store.close()
  }
}

/** Copies a store of the database into a new SQLite file, as `storeIntoDatabase` does the other way round. */
export async function storeFromDatabase(database: Database, name: StoreName, file: string): Promise<Copied> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM regatta.store WHERE country = ${name.country} AND source = ${name.source}`.execute(database)
  const id = rows[0]!.id
  makeFolder(dirname(file))
  const store = openSqliteStore(file)
  const db = new DatabaseSync(file, { timeout: 10_000 })
  try {
    if ((await store.recordCount()) + Number(db.prepare('SELECT count(*) AS n FROM frontier').get()?.['n']) > 0) {
      return 'exists'
    }
    const insert = prepareInsertRows(db)
    db.exec('BEGIN IMMEDIATE')
    for (const table of STORE_TABLES) {
      for await (const row of selectRows(database, id, table)) insert.into(table, row)
    }
    for await (const row of selectRecordRows(database, id)) insert.record(row)
    for await (const row of selectMeasureRows(database, id)) insert.measure(row)
    db.exec('COMMIT')
    return 'copied'
  } finally {
    db.close()
    await store.close()
  }
}
