import { DatabaseSync } from 'node:sqlite'
import { identify, isAlive, type ProcessIdentity } from '../../../runs/folder/owner/process-identity.ts'
import { prepareGetFact, prepareSetFact } from '../facts.ts'

const WRITER = 'writer'

/** Writes into the store who has it, for the message that a second writer gets. Call it inside a write transaction. */
export function nameWriter(db: DatabaseSync): void {
  prepareSetFact(db)(WRITER, JSON.stringify(identify(process.pid)))
}

/** The writer as it named itself in the store; its lock is certain, its name may not have been written yet. */
export function describeWriter(file: string): string {
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
