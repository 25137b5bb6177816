import type { Counts } from './counts.ts'

/** What a running scraper says about itself, about once a second. Known numbers only; nothing is estimated here. */
export interface Progress extends Counts {
  phase: 'starting' | 'listing' | 'articles' | 'documents' | 'finishing'
  /** Listing pages read so far. */
  listing_pages: number
  /** Entries known and not yet visited. */
  pending: number
  /** What it waits for when it waits long, e.g. 'news.example asked to wait until 12:05:10'; '' otherwise. */
  waiting: string
  rss_mb: number
  cpu_ms: number
}
