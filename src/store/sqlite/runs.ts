import type { DatabaseSync } from 'node:sqlite'
import type { BeginRun, Store } from '../store.ts'

/** A failure that may pass is tried in this many runs before it is given up. */
const MOST_ATTEMPTS = 5

/** Call it inside a write transaction. */
export function prepareBeginRun(db: DatabaseSync): (begin: BeginRun) => void {
  const lastDigest = db.prepare('SELECT config_digest FROM runs ORDER BY position DESC LIMIT 1')
  const note = db.prepare(`
    INSERT INTO runs (run, mode, config_digest, started) VALUES (?, ?, ?, ?)
    ON CONFLICT (run) DO UPDATE SET mode = excluded.mode, config_digest = excluded.config_digest,
      finished = NULL, status = NULL, reason = NULL, counts = NULL`)
  const retryTransient = db.prepare(`
    UPDATE frontier SET state = 'pending' WHERE state = 'failed' AND transient = 1 AND attempts < ${MOST_ATTEMPTS}`)
  const retryAll = db.prepare(`UPDATE frontier SET state = 'pending' WHERE state = 'failed'`)
  const retryRejected = db.prepare(`UPDATE frontier SET state = 'pending', why = NULL WHERE state = 'rejected'`)

  return ({ run, started, mode, config_digest, retry }) => {
    const before = lastDigest.get()?.['config_digest']
    note.run(run, mode, config_digest, started)
    if (retry === 'all') retryAll.run()
    else retryTransient.run()
    if (before !== undefined && before !== config_digest) retryRejected.run()
  }
}

/** Notes how a run ended; throws for a run that was never begun. */
export function prepareEndRun(db: DatabaseSync): (...args: Parameters<Store['endRun']>) => void {
  const note = db.prepare('UPDATE runs SET finished = ?, status = ?, reason = ?, counts = ? WHERE run = ?')
  return (run, { finished, status, reason, counts }) => {
    const { changes } = note.run(finished, status, reason, JSON.stringify(counts), run)
    if (changes === 0) throw new Error(`endRun: run ${run} was never begun`)
  }
}
