import type { Counts } from '../vocabulary/run/counts.ts'
import type { PressedButton } from '../vocabulary/pressed-button.ts'
import type { Draft, ListedParts, ExportedRow, RecordDocument, ScrapedRecord, JsonValue } from '../vocabulary/record.ts'
import type { Validators } from '../vocabulary/validators.ts'

/**
 * What one scraper keeps between runs: its frontier (which URLs it knows and what became of each), its records and the
 * ledger of failures. Everything is asynchronous although SQLite is not, so that PostgreSQL can stand behind the same
 * interface. A URL is `done` only in the transaction that stores its record: a kill at any point loses nothing and
 * doubles nothing.
 */
export interface Store {
  /** Notes that a run starts; puts failed URLs that deserve another try back to pending. */
  beginRun(begin: BeginRun): Promise<void>
  /** Notes how the run ended. */
  endRun(run: string, end: { status: string; reason: string | null; counts: Counts; finished: string }): Promise<void>

  /**
   * Adds entries of one listing page to the frontier in one transaction. Known URLs are left as they are, except in a
   * full run, where one that this run has not visited yet becomes pending again. Duplicates within `entries` count
   * once.
   */
  admit(entries: FrontierEntry[], options: { run: string; full: boolean }): Promise<Admitted>
  /**
   * Pending entries in admission order, at most `limit`, after `cursor` (0 to start): reading does not claim them.
   * 'tried' are those that failed or were rejected before and get another try.
   */
  pending(limit: number, cursor: number, which?: 'all' | 'tried'): Promise<Pending[]>
  /** How many are pending. */
  pendingCount(which?: 'all' | 'tried'): Promise<number>
  /** Stores what became of several URLs, in one transaction. */
  settle(outcomes: PageOutcome[], run: string): Promise<Settled>
  /**
   * Takes over records that were scraped elsewhere, in one transaction: one answer per record, in order. What is stored
   * already and not older stays, so that taking over the same records again changes nothing.
   */
  adopt(records: ScrapedRecord[], run: string): Promise<Adoption[]>

  /**
   * Records without answers of the checks that `spec` names, in order, at most `limit`, after `cursor` (0 to start).
   */
  unchecked(spec: string, limit: number, cursor: number): Promise<Unchecked[]>
  /** Keeps what these checks say, in one transaction; until the record changes, readers find it in its `extra`. */
  keepAnswers(spec: string, answers: readonly Answers[]): Promise<void>

  /** Documents that wait for their download, in order, at most `limit`, after `cursor` (0 to start). */
  pendingDocuments(limit: number, cursor: number): Promise<PendingDocument[]>
  /** How many wait. */
  pendingDocumentCount(): Promise<number>
  /** Stores what became of the download of one. */
  settleDocument(position: number, outcome: DocumentOutcome): Promise<void>
  /** Files that hold this content already, relative to the data folder. */
  filesWith(sha256: string): Promise<string[]>

  /** Small facts that outlive a run: 'listing_finished', 'listing_position' ... JSON text. */
  getFact(key: string): Promise<string | null>
  setFact(key: string, value: string): Promise<void>

  /** What a run saw of its source, as JSON text; a second time replaces it. The run must have begun. */
  setMeasures(run: string, measures: string): Promise<void>
  /** Measures of other runs with the same `config_digest` as this one, the newest first. */
  earlierMeasures(run: string, limit: number): Promise<string[]>

  /** Whether a listing has named the URL, whatever became of it. */
  isKnown(url: string): Promise<boolean>
  /** What the page of a stored record can be asked for again by; null when there is nothing. */
  recordPage(url: string): Promise<RecordPage | null>
  /** The listing page as it was kept last, or null. */
  listingPage(url: string): Promise<ListingPageMemo | null>
  /** Keeps a listing page for the next run; of all that are kept, the newest thousand stay. */
  keepListingPage(url: string, memo: ListingPageMemo): Promise<void>

  /** URLs that failed for good, newest first. */
  failures(): AsyncIterable<Failure>
  /**
   * Records in a stable order, optionally only those scraped at or after an ISO time. Streams: memory stays bounded.
   */
  records(options?: RecordsWanted): AsyncIterable<StoredRecord>
  recordCount(): Promise<number>
  /** Names of the fields in the `extra` of any record, sorted. */
  extraFields(): Promise<string[]>
  /** How many records there are, and how full and good they are. */
  quality(): Promise<StoreQuality>
  close(): Promise<void>
}

export interface BeginRun {
  run: string
  started: string
  mode: 'update' | 'full'
  /** Digest of what decides the extraction; when it changed, rejected URLs get another chance. */
  config_digest: string
  /** 'all' also takes up failures that had been given up (retry --failed). */
  retry: 'transient' | 'all'
}

export interface FrontierEntry {
  url: string
  title: string | null
  date: string | null
  /** The whole record when the listing held it, so that a resumed run need not list again. */
  record: Draft | null
  /** Parts of it, to be kept for the visit of its page. */
  listed?: ListedParts | null
}

export interface Admitted {
  /** New to the store (or, in a full run, to be visited again). */
  added: number
  /** Known already, whatever became of them. */
  known: number
  /** Of the known ones, those that were pending before. */
  waiting: number
}

export interface Pending extends FrontierEntry {
  /** Position for the next call's `cursor`. */
  position: number
  /** Visits that failed, since the last record of the page. */
  attempts: number
  /** How often its record was rejected, by the same config. */
  rejections: number
}

export type PageOutcome =
  /** `page` is kept with the record; without it the page is asked for unconditionally next time. */
  | {
      kind: 'record'
      url: string
      record: ScrapedRecord
      page?: PageStamp | null
      /** 0 to 100. */
      quality?: number
      /** What took points off it. */
      quality_reasons?: string[]
      documents?: WantedDocument[]
      /** Parts whose selectors found nothing and that were read without them. */
      unselected?: string[]
    }
  /** The site says that the page has not changed since its record was stored. */
  | { kind: 'unchanged'; url: string; date: string | null; quality?: number | null }
  | { kind: 'rejected'; url: string; why: string }
  | { kind: 'failed'; url: string; status: number | null; error: string; transient: boolean }

/** A document that a record's page names. */
export interface WantedDocument {
  url: string
  /** What distinguishes it among those of its record, wherever it stands; its URL without it. */
  key?: string
  /** Template of its name. */
  name: string
  /** Values of the record that the template names. */
  fields: Record<string, string>
  /** Extension of the kind that it has to be. */
  type: string | null
  /** Text that it has to contain. */
  contains: string | null
  /** The button that gives it, on the page `url`; absent where that is its own. */
  press?: PressedButton
}

export interface PendingDocument extends WantedDocument {
  position: number
  /** URL of its record. */
  record: string
  /** Of the documents of the record, from 1. */
  index: number
}

export type DocumentOutcome =
  | (Required<Pick<RecordDocument, 'name' | 'file' | 'type' | 'bytes' | 'sha256'>> & { status: 'stored' })
  /** `transient`: worth more tries in later runs than one that may have been too early. */
  | { status: 'failed'; reason: string; transient: boolean }

/** The part of a record that checks look at. */
export interface Unchecked extends Pick<ScrapedRecord, 'url' | 'title' | 'extra'> {
  position: number
}

export interface Answers {
  position: number
  /** By the name of the column. */
  answers: Record<string, JsonValue>
}

/** What a page can be asked for again by, and a digest of what decides what is made of it. */
export interface PageStamp extends Validators {
  digest: string
}

export interface RecordPage extends PageStamp {
  /** Of the stored record. */
  date: string | null
  quality: number | null
}

export interface ListingPageMemo extends PageStamp {
  /** ISO 8601. */
  seen_at: string
  /** JSON text: what was found on it. */
  listed: string
}

export interface Settled {
  new: number
  updated: number
  unchanged: number
  rejected: number
  failed: number
}

export type Adoption = 'new' | 'updated' | 'unchanged' | 'older'

export interface Failure {
  url: string
  first_failed_at: string
  last_failed_at: string
  attempts: number
  last_status: number | null
  last_error: string
}

export interface StoreQuality {
  records: number
  /** Of all records that have one, 0 to 100; null where none has. */
  quality: number | null
  /** Records with a quality below 50. */
  poor: number
  /** Records that have something in the field. */
  filled: Record<'date' | 'body' | 'tags' | 'authors' | 'language', number>
  /** ISO time of the newest version of a record. */
  newest: string | null
}

export interface RecordsWanted {
  /** ISO time. */
  since?: string
  /** Whether records come with their quality and the reasons of it. */
  quality?: boolean
}

/** A record with what the store itself knows of it; country, source and name are added by export. */
export type StoredRecord = Omit<ExportedRow, 'country' | 'source' | 'name' | 'documents'> & {
  /** Only of a record that has any. */
  documents?: RecordDocument[]
  /** 0 to 100; null for a record of which nobody knows it. Only where it is asked for, as its reasons. */
  quality?: number | null
  /** What took points off it; null where nobody noted it. */
  quality_reasons?: string[] | null
}

/** The part of a store that may be had at any time, beside its one writer. */
export type StoreReader = Pick<
  Store,
  'pending' | 'pendingCount' | 'getFact' | 'failures' | 'records' | 'recordCount' | 'extraFields' | 'quality' | 'close'
>
