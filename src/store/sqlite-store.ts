import { DatabaseSync } from 'node:sqlite'
import { identify, isAlive, type ProcessIdentity } from '../run-folder/process-identity.ts'
import { guarded } from './store-error.ts'
import type { Store } from './store.ts'
import { prepareAdmit } from './sqlite/admit.ts'
import { openForWriting, transaction } from './sqlite/connection.ts'
import { prepareGetFact, prepareSetFact } from './sqlite/facts.ts'
import { readingPart } from './sqlite/reading.ts'
import { prepareBeginRun, prepareEndRun } from './sqlite/runs.ts'
import { migrate } from './sqlite/schema.ts'
import { prepareSettle } from './sqlite/settle.ts'
import { lockForWriting } from './sqlite/writer-lock.ts'

const WRITER = 'writer'

/**
 * Opens a store for its one writer, creating the file (its folder must exist) or bringing it up to date.
 * Throws StoreError: 'in_use' at once when another process writes it, and whatever else is wrong with the file.
 */
export function openSqliteStore(file: string, { now = () => new Date() }: { now?: () => Date } = {}): Store {
  const unlock = lockForWriting(file, () => describeWriter(file))
  let db: DatabaseSync | undefined
  try {
    db = openForWriting(file)
    return storeOn(db, file, now, unlock)
  } catch (error) {
    db?.close()
    unlock()
    throw error
  }
}

function storeOn(db: DatabaseSync, file: string, now: () => Date, unlock: () => void): Store {
  transaction(db, file, () => {
    migrate(db)
    prepareSetFact(db)(WRITER, JSON.stringify(identify(process.pid)))
  })
  const beginRun = prepareBeginRun(db)
  const endRun = prepareEndRun(db)
  const admit = prepareAdmit(db)
  const settle = prepareSettle(db)
  const setFact = prepareSetFact(db)
  const write = <T>(work: () => T): T => transaction(db, file, work)

  return {
    ...readingPart(db, file),
    beginRun: async (begin) => write(() => beginRun(begin)),
    endRun: async (run, end) => write(() => endRun(run, end)),
    admit: async (entries, { run, full }) => write(() => admit(entries, { run, full, now: now().toISOString() })),
    settle: async (outcomes, run) => write(() => settle(outcomes, run, now().toISOString())),
    setFact: async (key, value) => write(() => setFact(key, value)),
    close: async () => {
      if (db.isOpen) guarded(file, () => db.close())
      unlock()
    },
  }
}

/** The writer as it named itself in the store; its lock is certain, its name may not have been written yet. */
function describeWriter(file: string): string {
  const writer = readWriter(file)
  return writer !== null && isAlive(writer) ? `process ${writer.pid}` : 'another process'
}

function readWriter(file: string): ProcessIdentity | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      return JSON.parse(prepareGetFact(db)(WRITER) ?? 'null') as ProcessIdentity | null
    } finally {
      db.close()
    }
  } catch {
    return null
  }
}
