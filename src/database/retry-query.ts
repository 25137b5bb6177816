import { setTimeout as sleep } from 'node:timers/promises'
import { databaseError } from './database-error.ts'

const PAUSE_MS = 200

/**
 * Runs a query until it is answered, as long as `mayRetry` lets it: a database that is restarted costs a pause. Only
 * for queries that may be run twice. Throws DatabaseError, and our own mistakes at once.
 */
export async function retryQuery<T>(query: () => Promise<T>, mayRetry: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await query()
    } catch (error) {
      const known = databaseError(error)
      if (known?.reason !== 'unreachable' || !mayRetry()) throw known ?? error
    }
    await sleep(PAUSE_MS)
  }
}
