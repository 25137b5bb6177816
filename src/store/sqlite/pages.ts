import type { DatabaseSync } from 'node:sqlite'
import type { ListingPageMemo, RecordPage } from '../store.ts'

/** Listing pages that are kept: an update run seldom reads more than the first few. */
const MOST = 1000

/** What is known of the page of a record; null where there is none to compare with. */
export function prepareRecordPage(db: DatabaseSync): (url: string) => RecordPage | null {
  const select = db.prepare(`
    SELECT date, quality, etag, last_modified, page_digest AS digest FROM records WHERE url = ? AND page_digest IS NOT NULL`)
  return (url) => (select.get(url) as RecordPage | undefined) ?? null
}

/** What is known of a listing page; null where it was not kept. */
export function prepareListingPage(db: DatabaseSync): (url: string) => ListingPageMemo | null {
  const select = db.prepare('SELECT digest, etag, last_modified, seen_at, listed FROM listing_pages WHERE url = ?')
  return (url) => (select.get(url) as ListingPageMemo | undefined) ?? null
}

/** Call it inside a write transaction. */
export function prepareKeepListingPage(db: DatabaseSync): (url: string, memo: ListingPageMemo) => void {
  // A page that is kept anew becomes the newest, by its position.
  const keep = db.prepare(`
    INSERT OR REPLACE INTO listing_pages (position, url, digest, etag, last_modified, seen_at, listed)
    VALUES ((SELECT coalesce(max(position), 0) + 1 FROM listing_pages), ?, ?, ?, ?, ?, ?)`)
  const prune = db.prepare(`
    DELETE FROM listing_pages WHERE position <= (SELECT max(position) FROM listing_pages) - ${MOST}`)
  return (url, { digest, etag, last_modified, seen_at, listed }) => {
    keep.run(url, digest, etag, last_modified, seen_at, listed)
    prune.run()
  }
}
