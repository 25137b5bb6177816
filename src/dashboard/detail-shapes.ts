import type { Counts } from '../vocabulary/run/counts.ts'
import type { EndStatus, Reason } from '../vocabulary/run/reason.ts'

/** `/api/scrapers/<country>/<source>`. */
export interface ScraperDocument {
  country: string
  source: string
  name: string
  /** Its last ends, newest first. */
  ends: ScraperEndRow[]
  /** What its last run counted besides; null where that is not there (any more). */
  last: LastRun | null
  store: StoredPart | null
  /** Why the store could not be read. */
  store_fault: string | null
  /** Of the newest records, a few. */
  samples: SampleRecord[]
}

export interface ScraperEndRow extends Counts {
  run: string
  status: EndStatus
  reason: Reason | null
  detail: string
  attempt: number
  started: string | null
  finished: string | null
  peak_rss_mb: number | null
  cpu_ms: number | null
}

/** Counts by name, and lists, as result.json has them; empty where a run counted none. */
export interface LastRun {
  run: string
  /** Requests that were sent again, by why. */
  retries: Record<string, number>
  /** Pages that failed, by kind. */
  failures: Record<string, number>
  /** Records that were rejected, by why. */
  rejections: Record<string, number>
  /** Entries that were passed over, by why. */
  drops: Record<string, number>
  /** What took points off the quality of records. */
  quality_reasons: Record<string, number>
  /** Fields that fell against their own history, each a sentence. */
  drift: string[]
  hosts: LastHost[]
  record_ms: { mean_ms: number | null; p50_ms: number | null; p95_ms: number | null } | null
  documents: { stored: number; failed: number } | null
}

/** A host as the last run of a scraper left it. */
export interface LastHost {
  host: string
  requests: number
  answered: number
  failed: number
  last_failure: string | null
  /** State by kind of request, those that are not closed. */
  open: Record<string, string>
  /** How often a breaker opened. */
  opened: number
}

export interface StoredPart {
  records: number
  /** 0 to 100. */
  quality: number | null
  poor: number
  filled: Record<'date' | 'body' | 'tags' | 'authors' | 'language', number>
  newest: string | null
  /** Entries that wait for a later run. */
  pending: number
  /** URLs that failed for good, newest first, and whether there are more. */
  failures: { url: string; attempts: number; status: number | null; error: string; last: string }[]
  more_failures: boolean
}

export interface SampleRecord {
  url: string
  title: string
  date: string | null
  /** Its beginning. */
  body: string | null
  authors: string[]
  tags: string[]
  scraped_at: string
  quality: number | null
  /** Fields of its own, as JSON text, cut. */
  extra: string
  documents: {
    name: string | null
    url: string
    status: 'stored' | 'failed'
    bytes: number | null
    reason: string | null
  }[]
}

/** `/api/scrapers/<country>/<source>/log`. */
export interface LogPart {
  /** Path as a user would open it; null while there is none. */
  log: string | null
  /** Whether it goes on behind what was asked for, or is another log, or was cut. */
  continues: boolean
  /** Where the next part begins, in bytes. */
  next: number
  /** Whole lines. */
  lines: string[]
}

/** `/api/hosts`. */
export interface HostsDocument {
  /** Runs whose requests are counted. */
  runs: string[]
  hosts: HostRow[]
}

export interface HostRow {
  host: string
  /** country/source of those that visit it. */
  scrapers: string[]
  /** Requests a second that the configs allow; null for no pace. */
  limit: number | null
  concurrency: number
  /** Requests a second in the last run of each scraper, of all of them together; null where none was counted. */
  rate: number | null
  requests: number
  answered: number
  failed: number
  last_failure: string | null
  open: string[]
  opened: number
  /** Since the last request, in ms; null where that is not known. */
  asked_ms: number | null
  /** Time that the host still wants to be left alone, in ms. */
  wait_ms: number
}

/** `/api/configs`. */
export interface ConfigsDocument {
  configs: number
  /** Errors first. */
  findings: ConfigFinding[]
  parked: { file: string; why: string }[]
}

export interface ConfigFinding {
  file: string
  line: number
  column: number
  level: 'error' | 'warning' | 'info'
  rule: string
  message: string
}

/** `/api/configs/<country>/<source>`: every value that it runs with, and where that stands. */
export interface ConfigDocument {
  file: string | null
  settings: { path: string; value: string; from: string }[]
  problems: ConfigFinding[]
}
