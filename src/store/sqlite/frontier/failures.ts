import type { DatabaseSync } from 'node:sqlite'
import type { Failure } from '../../store.ts'

const BATCH = 500

/**
 * URLs that failed for good, newest first; read in batches, so that no read transaction stays open between two rows.
 */
export function prepareFailures(db: DatabaseSync): () => Iterable<Failure> {
  const select = db.prepare(`
    SELECT url, first_failed_at, last_failed_at, attempts, last_status, last_error, position FROM frontier
    WHERE state = 'failed' AND (last_failed_at, position) < (?, ?)
    ORDER BY last_failed_at DESC, position DESC LIMIT ${BATCH}`)

  return function* failures() {
    // A digit sorts before '~': later than any time.
    let after: [string, number] = ['~', 0]
    for (;;) {
      const rows = select.all(...after) as unknown as (Failure & { position: number })[]
      for (const { position, ...failure } of rows) {
        after = [failure.last_failed_at, position]
        yield failure
      }
      if (rows.length < BATCH) return
    }
  }
}
