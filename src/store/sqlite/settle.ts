import type { DatabaseSync } from 'node:sqlite'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import { contentDigest } from '../digest.ts'
import { jsonColumn } from '../json-column.ts'
import type { Outcome, Settled } from '../store.ts'

/** Stores what became of several URLs; call it inside a write transaction. */
export type Settle = (outcomes: Outcome[], run: string, now: string) => Settled

export function prepareSettle(db: DatabaseSync): Settle {
  const store = prepareStoreRecord(db)
  const done = db.prepare(`
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run) VALUES (?1, 'done', ?2, ?3, ?2)
    ON CONFLICT (url) DO UPDATE SET state = 'done', visited_run = excluded.visited_run, listed = NULL, attempts = 0,
      transient = 0, first_failed_at = NULL, last_failed_at = NULL, last_status = NULL, last_error = NULL, why = NULL`)
  const rejected = db.prepare(`
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run, why) VALUES (?1, 'rejected', ?2, ?3, ?2, ?4)
    ON CONFLICT (url) DO UPDATE SET state = 'rejected', visited_run = excluded.visited_run, why = excluded.why`)
  const failed = db.prepare(`
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run, attempts, transient,
      first_failed_at, last_failed_at, last_status, last_error) VALUES (?1, 'failed', ?2, ?3, ?2, 1, ?6, ?3, ?3, ?4, ?5)
    ON CONFLICT (url) DO UPDATE SET state = 'failed', visited_run = excluded.visited_run,
      attempts = frontier.attempts + 1, transient = excluded.transient,
      first_failed_at = coalesce(frontier.first_failed_at, excluded.first_failed_at),
      last_failed_at = excluded.last_failed_at, last_status = excluded.last_status, last_error = excluded.last_error`)

  return (outcomes, run, now) => {
    const settled: Settled = { new: 0, updated: 0, unchanged: 0, rejected: 0, failed: 0 }
    for (const outcome of outcomes) {
      switch (outcome.kind) {
        case 'record':
          settled[store(outcome.record, outcome.url, run, now)]++
          done.run(outcome.url, run, now)
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

type StoreRecord = (record: ScrapedRecord, url: string, run: string, now: string) => 'new' | 'updated' | 'unchanged'

function prepareStoreRecord(db: DatabaseSync): StoreRecord {
  const find = db.prepare('SELECT digest FROM records WHERE url = ?')
  const insert = db.prepare(`
    INSERT INTO records (url, digest, first_run, run, scraped_at, checked_at, date, date_raw, language, title, tags, authors,
      extra, body) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)`)
  const update = db.prepare(`
    UPDATE records SET digest = ?2, run = ?3, scraped_at = ?4, checked_at = ?5, date = ?6, date_raw = ?7, language = ?8,
      title = ?9, tags = ?10, authors = ?11, extra = ?12, body = ?13 WHERE url = ?1`)
  const check = db.prepare('UPDATE records SET checked_at = ?2 WHERE url = ?1')

  return (record, url, run, now) => {
    const digest = contentDigest(record)
    const known = find.get(url)?.['digest']
    if (known === digest) {
      check.run(url, now)
      return 'unchanged'
    }
    const { date, date_raw, language, title, tags, authors, extra, body } = record
    const lists = [jsonColumn(tags), jsonColumn(authors), jsonColumn(extra)]
    const statement = known === undefined ? insert : update
    statement.run(url, digest, run, record.scraped_at, now, date, date_raw, language, title, ...lists, body)
    return known === undefined ? 'new' : 'updated'
  }
}
