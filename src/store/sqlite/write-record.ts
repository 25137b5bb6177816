import type { DatabaseSync } from 'node:sqlite'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import { jsonColumn } from '../json-column.ts'
import type { PageStamp } from '../store.ts'

export interface RecordWriter {
  find: (url: string) => { digest: string; scraped_at: string } | null
  /** Stores a version, in the place of an earlier one if there is one. */
  save: (version: RecordVersion) => void
  /**
   * Notes that the stored version was found unchanged, on the page that `page` describes; it may have no quality yet.
   */
  check: (version: Pick<RecordVersion, 'url' | 'now' | 'page' | 'quality' | 'quality_reasons'>) => void
  /** The same where the page was not read again, since the site says that it is what it was. */
  confirm: (url: string, now: string) => void
}

export interface RecordVersion {
  record: ScrapedRecord
  url: string
  digest: string
  run: string
  now: string
  page: PageStamp | null
  quality?: number | undefined
  quality_reasons?: string[] | undefined
}

/** Call all of it inside a write transaction. */
export function prepareRecordWriter(db: DatabaseSync): RecordWriter {
  const find = db.prepare('SELECT digest, scraped_at FROM records WHERE url = ?')
  const save = db.prepare(`
    INSERT INTO records (url, digest, first_run, run, scraped_at, checked_at, date, date_raw, language, title, tags, authors,
      extra, body, etag, last_modified, page_digest, quality, quality_reasons)
    VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
    ON CONFLICT (url) DO UPDATE SET digest = excluded.digest, run = excluded.run, scraped_at = excluded.scraped_at,
      checked_at = excluded.checked_at, date = excluded.date, date_raw = excluded.date_raw,
      language = excluded.language, title = excluded.title, tags = excluded.tags, authors = excluded.authors,
      extra = excluded.extra, body = excluded.body, etag = excluded.etag, last_modified = excluded.last_modified,
      page_digest = excluded.page_digest, quality = excluded.quality, quality_reasons = excluded.quality_reasons`)
  const check = db.prepare(`
    UPDATE records SET checked_at = ?2, etag = ?3, last_modified = ?4, page_digest = ?5, quality = coalesce(?6, quality),
      quality_reasons = coalesce(?7, quality_reasons)
    WHERE url = ?1`)
  const confirm = db.prepare('UPDATE records SET checked_at = ?2 WHERE url = ?1')
  const stamp = (page: PageStamp | null): [string | null, string | null, string | null] =>
    page === null ? [null, null, null] : [page.etag, page.last_modified, page.digest]

  return {
    find: (url) => (find.get(url) as { digest: string; scraped_at: string } | undefined) ?? null,
    save: ({ record, url, digest, run, now, page, quality = null, quality_reasons }) => {
      const { scraped_at, date, date_raw, language, title, tags, authors, extra, body } = record
      const lists = [jsonColumn(tags), jsonColumn(authors), jsonColumn(extra)]
      save.run(
        url,
        digest,
        run,
        scraped_at,
        now,
        date,
        date_raw,
        language,
        title,
        ...lists,
        body,
        ...stamp(page),
        quality,
        reasonsColumn(quality_reasons),
      )
    },
    check: ({ url, now, page, quality = null, quality_reasons }) => {
      check.run(url, now, ...stamp(page), quality, reasonsColumn(quality_reasons))
    },
    confirm: (url, now) => {
      confirm.run(url, now)
    },
  }
}

function reasonsColumn(reasons: string[] | undefined): string | null {
  return reasons === undefined ? null : jsonColumn(reasons)
}
