import type { DatabaseSync } from 'node:sqlite'
import { contentDigest } from '../../digest.ts'
import type { PageOutcome, Settled } from '../../store.ts'
import { prepareWant } from '../documents.ts'
import { prepareDone } from './done.ts'
import { prepareRecordWriter } from '../write-record.ts'

/** Stores what became of several URLs; call it inside a write transaction. */
export type Settle = (outcomes: PageOutcome[], run: string, now: string) => Settled

/** Stores the outcomes of visits; call it inside a write transaction. */
export function prepareSettle(db: DatabaseSync): Settle {
  const { find, save, check, confirm } = prepareRecordWriter(db)
  const done = prepareDone(db)
  const want = prepareWant(db)
  const rejected = db.prepare(`
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run, why, rejections)
      VALUES (?1, 'rejected', ?2, ?3, ?2, ?4, 1)
    ON CONFLICT (url) DO UPDATE SET state = 'rejected', visited_run = excluded.visited_run, why = excluded.why,
      rejections = frontier.rejections + 1`)
  const failed = db.prepare(`
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run, attempts, transient,
      first_failed_at, last_failed_at, last_status, last_error) VALUES (?1, 'failed', ?2, ?3, ?2, 1, ?6, ?3, ?3, ?4, ?5)
    ON CONFLICT (url) DO UPDATE SET state = 'failed', visited_run = excluded.visited_run,
      attempts = frontier.attempts + 1, transient = excluded.transient,
      first_failed_at = coalesce(frontier.first_failed_at, excluded.first_failed_at),
      last_failed_at = excluded.last_failed_at, last_status = excluded.last_status, last_error = excluded.last_error`)

  const settleRecord = (
    { record, url, page = null, quality, quality_reasons }: PageOutcome & { kind: 'record' },
    run: string,
    now: string,
  ): 'new' | 'updated' | 'unchanged' => {
    const digest = contentDigest(record)
    const known = find(url)
    if (known?.digest === digest) {
      check({ url, now, page, quality, quality_reasons })
      return 'unchanged'
    }
    save({ record, url, digest, run, now, page, quality, quality_reasons })
    return known === null ? 'new' : 'updated'
  }

  return (outcomes, run, now) => {
    const settled: Settled = { new: 0, updated: 0, unchanged: 0, rejected: 0, failed: 0 }
    for (const outcome of outcomes) {
      switch (outcome.kind) {
        case 'record':
          settled[settleRecord(outcome, run, now)]++
          if (outcome.documents !== undefined) want(outcome.url, outcome.documents)
          done(outcome.url, run, now)
          break
        case 'unchanged':
          settled.unchanged++
          confirm(outcome.url, now)
          done(outcome.url, run, now)
          break
        case 'rejected':
          settled.rejected++
          rejected.run(outcome.url, run, now, outcome.why)
          break
        case 'failed':
          settled.failed++
          failed.run(outcome.url, run, now, outcome.status, outcome.error, outcome.transient ? 1 : 0)
          break
      }
    }
    return settled
  }
}
