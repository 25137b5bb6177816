/** What a listing says about one article (or other record) before its page is read. */
export interface Entry {
  /** Absolute, canonical (see scraper/admit.ts): what the frontier goes by. */
  url: string
  title: string | null
  /** As it stood in the listing, uncleaned; a relative one ("2 hours ago") is followed by the day it means. */
  date: string | null
  /** The whole record, where the listing already holds it (an API that sends bodies): its page is then not fetched. */
  record: Draft | null
  /** What else the listing says, for where the page itself does not; only without `record`. */
  listed?: ListedParts | null
  /** What distinguishes it where it has no address of its own: `url` is then that of the listing. */
  key?: string
}

/** Uncleaned, as of a Draft. */
export interface ListedParts {
  tags: string[]
  authors: string[]
  body?: string
  /** By the name of the field. */
  fields?: Record<string, JsonValue>
  documents?: DocumentLink[]
}

/** A link that a rule of `documents` has found. */
export type DocumentLink = {
  /** Place of the rule in the config, from 0. */
  rule: number
  url: string
}

/** Field values as extraction found and cleaned them; not yet judged. */
export interface Draft {
  title: string | null
  /** YYYY-MM-DD, or null when there was none or it could not be read. */
  date: string | null
  /** The text that `date` was read from, kept so that an unreadable date is not lost. */
  date_raw: string | null
  body: string | null
  tags: string[]
  authors: string[]
  language: string | null
  extra: Record<string, JsonValue>
  /** It stands in the listing (a row, a quote), which costs nothing to read: it is compared in every run. */
  isRow?: true
  /** A row whose own page is read, too. */
  isFollowed?: true
  /** That its entry of the listing links. */
  documents?: DocumentLink[]
}

/** A record that was kept. */
export interface ScrapedRecord extends Omit<Draft, 'isRow' | 'isFollowed' | 'documents'> {
  url: string
  title: string
  /** ISO 8601 in UTC. */
  scraped_at: string
}

/** One row as `export` writes it; names are fixed. */
export interface ExportedRow extends ScrapedRecord {
  country: string
  source: string
  /** Display name of the source. */
  name: string
  /** The run that stored this version. */
  run: string
  /** What was downloaded with it, in the order of the page. */
  documents: RecordDocument[]
}

/** A document of a record; names are fixed. What is not known of a failed one is null. */
export interface RecordDocument {
  name: string | null
  /** Relative to the data folder, with slashes. */
  file: string | null
  url: string
  /** Media type, by its content. */
  type: string | null
  bytes: number | null
  sha256: string | null
  status: 'stored' | 'failed'
  /** Why it failed, in a sentence. */
  reason: string | null
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
