import { connect } from '../database/connect.ts'
import { migrateDatabase, pendingMigrations } from '../database/migrate.ts'
import { DatabaseError } from '../database/database-error.ts'
import { openQueue } from './queue.ts'

/** Name of the step that brings the tables of the queue up to date. */
const QUEUE_STEP = 'queue'
const PATIENCE_MS = 60_000

/** Brings the whole schema up to date, ours and the queue's; returns what was done. Throws DatabaseError. */
export async function migrateFleet(url: string): Promise<string[]> {
  const done = await pendingSteps(url)
  const database = connect(url, { most: 1, timeout_ms: PATIENCE_MS })
  try {
    await migrateDatabase(database)
  } finally {
    await database.destroy()
  }
  const queue = await openQueue(url, { migrate: true })
  await queue.stop()
  return done
}

/** What `migrateFleet` would do; changes nothing. Throws DatabaseError. */
export async function pendingSteps(url: string): Promise<string[]> {
  const database = connect(url, { most: 1, timeout_ms: PATIENCE_MS })
  try {
    const pending = await pendingMigrations(database)
    return [...pending, ...((await isQueueReady(url)) ? [] : [QUEUE_STEP])]
  } finally {
    await database.destroy()
  }
}

async function isQueueReady(url: string): Promise<boolean> {
  try {
    const queue = await openQueue(url)
    await queue.stop()
    return true
  } catch (error) {
    if (error instanceof DatabaseError && error.reason === 'not_migrated') return false
    throw error
  }
}
