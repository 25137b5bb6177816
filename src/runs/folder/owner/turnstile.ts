import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** How long the few milliseconds of another process may take on a busy machine, in ms. */
const PATIENCE_MS = 30_000

/**
 * Lets one process of a state directory at a time do something short, whoever holds its lock; the kernel lets the next
 * one in, however the one before ended. Throws the system's errors.
 */
export function oneAtATime<T>(stateDir: string, work: () => T): T {
  const database = new DatabaseSync(join(stateDir, 'turnstile.db'), { timeout: PATIENCE_MS })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return work()
  } finally {
    database.close()
  }
}
