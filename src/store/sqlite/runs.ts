import type { DatabaseSync } from 'node:sqlite'
import { prepareRetryDocuments } from './documents.ts'
import type { BeginRun, Store } from '../store.ts'

/** A failure that may pass is tried in this many runs before it is given up. */
const MOST_ATTEMPTS = 5
/** So often a page that an ill run rejected is visited again: a site may be ill for days, but not for ever. */
const MOST_SECOND_LOOKS = 10

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
  const retryRejected = db.prepare(
    `UPDATE frontier SET state = 'pending', why = NULL, rejections = 0 WHERE state = 'rejected'`,
  )

  // A run that failed, drifted, did not come to its end or rejected more than it stored says nothing of the pages that
  // it rejected. As entries that were tried before they come after all others, and so keep nobody waiting.
  const retryRejectedByIll = db.prepare(`
    UPDATE frontier SET state = 'pending', why = NULL
    WHERE state = 'rejected' AND rejections <= ${MOST_SECOND_LOOKS} AND visited_run IN (
      SELECT runs.run FROM runs LEFT JOIN measures ON measures.run = runs.run
      WHERE coalesce(runs.status, 'killed') NOT IN ('success', 'warning') OR json_extract(measures, '$.drifted') OR
        counts ->> '$.records.rejected' > (counts ->> '$.records.new') + (counts ->> '$.records.updated'))`)
  const retryDocuments = prepareRetryDocuments(db)

  return ({ run, started, mode, config_digest, retry }) => {
    const before = lastDigest.get()?.['config_digest']
    note.run(run, mode, config_digest, started)
    if (retry === 'all') retryAll.run()
    else retryTransient.run()
    retryDocuments(retry === 'all')
    if (before !== undefined && before !== config_digest) retryRejected.run()
    else retryRejectedByIll.run()
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
