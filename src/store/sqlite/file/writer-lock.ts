import { DatabaseSync } from 'node:sqlite'
import { guarded, StoreError } from '../../store-error.ts'

/**
 * Takes the right to write a store: an open transaction on an empty SQLite file beside it, which the kernel ends with
 * the process however that dies. The file stays (removing a lock file opens a race) and never holds a byte.
 * Returns the function that gives the right back; throws StoreError 'in_use' at once when another writer has it.
 */
export function lockForWriting(file: string, describeHolder: () => string): () => void {
  const lock = `${file}-lock`
  const db = guarded(file, () => new DatabaseSync(lock, { timeout: 0 }))
  try {
    guarded(file, () => db.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE'))
  } catch (error) {
    db.close()
    if (!(error instanceof StoreError) || error.reason !== 'busy') throw error
    throw new StoreError('in_use', file, `${describeHolder()} is writing it; one store has one writer at a time`)
  }
  return () => {
    if (db.isOpen) db.close()
  }
}
