import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { guarded } from '../../store-error.ts'
import { hasBytes } from './has-bytes.ts'
import { checkSchema } from '../schema.ts'

/** Longest wait for another process's lock, in ms: 32 writers on one file were measured at 1.9 s. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens a SQLite file that is ours or new for writing: WAL, so that readers never wait for the writer nor it for them,
 * and NORMAL, which survives the death of the process at any point and costs no fsync per commit.
 */
export function openForWriting(file: string): DatabaseSync {
  return guarded(file, () => {
    if (!hasBytes(file)) create(file)
    const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS })
    try {
      checkSchema(db, file)
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864')
    } catch (error) {
      db.close()
      throw error
    }
    return db
  })
}

/**
 * Under another name until it has its first page: killed in between, it would look like a store that lost all it had.
 */
function create(file: string): void {
  const fresh = `${file}-new`
  rmSync(fresh, { force: true })
  const db = new DatabaseSync(fresh)
  try {
    db.exec('PRAGMA journal_mode = WAL')
  } finally {
    db.close()
  }
  renameSync(fresh, file)
}

/** Runs work in one write transaction: all of it happens or nothing does. */
export function transaction<T>(db: DatabaseSync, file: string, work: () => T): T {
  return guarded(file, () => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      db.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  })
}
