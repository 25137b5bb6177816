import { closeSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { TableError } from '../table.ts'

/** A column; untyped ones hold a number as a number and a text as a text. */
export interface SqliteColumn {
  name: string
  type: 'TEXT' | ''
}

/**
 * Fills an empty file with a SQLite database of one table. Neither a journal on disk nor a sync for each step is
 * needed: nobody uses the file before it is whole. Throws a TableError for what SQLite says, or the system's errors.
 */
export async function writeSqlite(
  file: string,
  table: { name: string; columns: readonly SqliteColumn[]; rows: AsyncIterable<readonly SQLInputValue[]> },
): Promise<void> {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN')
    const columns = table.columns.map(({ name, type }) => `${sqlName(name)} ${type}`.trim()).join(', ')
    db.exec(`CREATE TABLE ${sqlName(table.name)} (${columns})`)
    const insert = db.prepare(`INSERT INTO ${sqlName(table.name)} VALUES (${table.columns.map(() => '?').join(', ')})`)
    for await (const row of table.rows) insert.run(...row)
    db.exec('COMMIT')
  } catch (error) {
    throw isSqliteError(error) ? new TableError(error.message, { cause: error }) : error
  } finally {
    db.close()
  }
  const written = openSync(file, 'r+')
  try {
    fsyncSync(written)
  } finally {
    closeSync(written)
  }
}

/** A name as SQL writes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Whether SQLite said it, and not the file system. */
export function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error
}
