import type { HookRecord } from '../scraper/hooks/hooks.ts'

// What stands here and in hooks.ts becomes dist/library.d.ts as it is: no other import.

/** What the package exports to programs. */
export interface Library {
  /** The scrapers of a config folder, and what would run with what: as `run-all --dry-run --json` prints it. */
  readPlan: (configDir?: string, options?: PlanOf) => Promise<FleetPlan>
  /** Runs the scraper of one config in this process; iterate over it for its records. */
  runSource: (file: string, options?: RunOf) => SourceRun
  /** Reads a page without a config. `url` is where it was found. */
  extract: (html: string, url: string) => ExtractedArticle
}

/** Which scrapers `readPlan` looks at. */
export interface PlanOf {
  /** Globs over country/source; none for all. */
  patterns?: string[]
  /** What joins scrapers besides a common source name: a host joins them in any case. */
  groupBy?: 'source' | 'host'
}

/** Scrapers by how they run: alone, or one after the other in a group. */
export interface FleetPlan {
  singles: PlannedScraper[]
  groups: { name: string; reason: string; members: PlannedScraper[] }[]
  invalid: { file: string; line: number; column: number; message: string }[]
}

/** A scraper, and the file of its config. */
export interface PlannedScraper {
  country: string
  source: string
  config: string
}

/** How one source is run. */
export interface RunOf {
  /** Where its store is kept, so that the next run goes on from there; without it nothing is kept. */
  dataDir?: string
  /** Visit known articles again. */
  full?: boolean
  maxArticles?: number
  maxPages?: number
  /** Ends the run politely: pages in flight are finished. */
  signal?: AbortSignal
}

/** A run of one source: its records as they are stored, and how it ended. */
export interface SourceRun extends AsyncIterable<ScrapedPage> {
  /** Resolves when the run has ended; never rejects. */
  result: Promise<SourceResult>
}

/** A record with the time at which it was read, ISO 8601 in UTC. */
export interface ScrapedPage extends HookRecord {
  date_raw: string | null
  scraped_at: string
}

/** How the run of a source ended. */
export interface SourceResult {
  status: 'success' | 'warning' | 'failed' | 'interrupted' | 'skipped'
  /** From the closed list of docs/reasons.md. */
  reason: string | null
  detail: string
  records: { found: number; new: number; updated: number; unchanged: number; rejected: number }
  pages: { fetched: number; from_cache: number; failed: number }
}

/** What a page says without a config. */
export interface ExtractedArticle {
  title: string | null
  /** YYYY-MM-DD. */
  date: string | null
  /** ISO 8601 with an offset. */
  date_time: string | null
  authors: string[]
  /** Paragraphs, joined by line breaks. */
  body: string | null
  tags: string[]
  language: string | null
  image: string | null
  canonical: string | null
  kind: 'article' | 'listing' | 'other'
  warning?: string
}
