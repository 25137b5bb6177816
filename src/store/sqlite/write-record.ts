import type { DatabaseSync } from 'node:sqlite'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import { jsonColumn } from '../json-column.ts'

export interface RecordWriter {
  find: (url: string) => { digest: string; scraped_at: string } | null
  /** Stores a version, in the place of an earlier one if there is one. */
  save: (version: { record: ScrapedRecord; url: string; digest: string; run: string; now: string }) => void
  /** Notes that the stored version was found unchanged. */
  check: (url: string, now: string) => void
}

export function prepareRecordWriter(db: DatabaseSync): RecordWriter {
  const find = db.prepare('SELECT digest, scraped_at FROM records WHERE url = ?')
  const save = db.prepare(`
    INSERT INTO records (url, digest, first_run, run, scraped_at, checked_at, date, date_raw, language, title, tags, authors,
      extra, body) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
    ON CONFLICT (url) DO UPDATE SET digest = excluded.digest, run = excluded.run, scraped_at = excluded.scraped_at,
      checked_at = excluded.checked_at, date = excluded.date, date_raw = excluded.date_raw,
      language = excluded.language, title = excluded.title, tags = excluded.tags, authors = excluded.authors,
      extra = excluded.extra, body = excluded.body`)
  const check = db.prepare('UPDATE records SET checked_at = ?2 WHERE url = ?1')

  return {
    find: (url) => (find.get(url) as { digest: string; scraped_at: string } | undefined) ?? null,
    save: ({ record, url, digest, run, now }) => {
      const { scraped_at, date, date_raw, language, title, tags, authors, extra, body } = record
      const lists = [jsonColumn(tags), jsonColumn(authors), jsonColumn(extra)]
      save.run(url, digest, run, scraped_at, now, date, date_raw, language, title, ...lists, body)
    },
    check: (url, now) => {
      check.run(url, now)
    },
  }
}
