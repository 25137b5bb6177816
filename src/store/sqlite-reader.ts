import { existsSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { guarded, StoreError } from './store-error.ts'
import type { StoreReader } from './store.ts'
import { hasBytes } from './sqlite/file/has-bytes.ts'
import { readingPart } from './sqlite/reading.ts'
import { checkSchema, migrate } from './sqlite/schema.ts'

/** Opens a store for reading, at any time, also while a scraper writes it. Throws StoreError. */
export function openSqliteReader(file: string): StoreReader {
  const db = openForReading(file)
  try {
    // A scraper that was killed at its very start leaves a file without tables: a store of nothing.
    if (guarded(file, () => checkSchema(db, file))) return readerOn(db, file)
  } catch (error) {
    db.close()
    throw error
  }
  db.close()
  const empty = new DatabaseSync(':memory:')
  migrate(empty)
  return readerOn(empty, file)
}

function readerOn(db: DatabaseSync, file: string): StoreReader {
  return {
    ...readingPart(db, file),
    close: async () => {
      if (db.isOpen) guarded(file, () => db.close())
    },
  }
}

function openForReading(file: string): DatabaseSync {
  if (!hasBytes(file)) throw new StoreError('cannot_open', file, 'there is no such file')
  try {
    return opened(new DatabaseSync(file, { timeout: 10_000 }))
  } catch (error) {
    // A folder or disk that only lets us read. Without a log to merge, the file alone is the whole truth.
    const log = `${file}-wal`
    const immutable = !existsSync(log) || statSync(log).size === 0
    const url = pathToFileURL(file)
    if (immutable) url.searchParams.set('immutable', '1')
    try {
      return opened(new DatabaseSync(url, { readOnly: true, timeout: 10_000 }))
    } catch {
      return guarded(file, () => {
        throw error
      })
    }
  }
}

/**
 * Not opened read-only where it need not be: a read-only connection that is the last one to close leaves the log and
 * its index lying beside the file. query_only refuses every write all the same.
 */
function opened(db: DatabaseSync): DatabaseSync {
  try {
    db.exec('PRAGMA query_only = ON')
    db.prepare('SELECT count(*) FROM sqlite_master').get()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
