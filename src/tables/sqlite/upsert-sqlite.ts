import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { TableError } from '../table.ts'
import { isSqliteError, sqlName, type SqliteColumn } from './write-sqlite.ts'

/** Another program may be reading, or writing for a moment, in ms. */
const PATIENCE_MS = 10_000

/**
 * Writes rows into a table of a database file, which are both created where there are none: a row with the same key is
 * replaced, what is missing of the columns is added. In one transaction: it is as before, or whole. Throws a TableError
 * for what SQLite says.
 */
export async function upsertSqlite(
  file: string,
  table: {
    name: string
    columns: readonly SqliteColumn[]
    key: readonly string[]
    rows: AsyncIterable<readonly SQLInputValue[]>
  },
): Promise<void> {
  const { name, columns, key } = table
  const list = (names: readonly string[]): string => names.map(sqlName).join(', ')
  const changed = columns.map((column) => column.name).filter((column) => !key.includes(column))
  const update = changed.map((column) => `${sqlName(column)} = excluded.${sqlName(column)}`).join(', ')
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { timeout: PATIENCE_MS })
    db.exec('BEGIN IMMEDIATE')
    const typed = columns.map((column) => `${sqlName(column.name)} ${column.type}`.trim())
    db.exec(`CREATE TABLE IF NOT EXISTS ${sqlName(name)} (${typed.join(', ')})`)
    const there = new Set(
      db
        .prepare(`SELECT name FROM pragma_table_info(?)`)
        .all(name)
        .map((row) => row['name']),
    )
    for (const [i, column] of columns.entries()) {
      if (!there.has(column.name)) db.exec(`ALTER TABLE ${sqlName(name)} ADD COLUMN ${typed[i]}`)
    }
    db.exec(`CREATE UNIQUE INDEX IF NOT EXISTS ${sqlName(`${name}_key`)} ON ${sqlName(name)} (${list(key)})`)
    const insert = db.prepare(
      `INSERT INTO ${sqlName(name)} (${list(columns.map((column) => column.name))}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (${list(key)}) ${update === '' ? 'DO NOTHING' : `DO UPDATE SET ${update}`}`,
    )
    for await (const row of table.rows) insert.run(...row)
    db.exec('COMMIT')
  } catch (error) {
    throw isSqliteError(error) ? new TableError(error.message, { cause: error }) : error
  } finally {
    db?.close()
  }
}
