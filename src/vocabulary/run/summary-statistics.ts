import type { Durations } from '../time/durations.ts'

/** What a run as a whole did, from what its scrapers counted; in the summary under `statistics`. */
export interface SummaryStatistics {
  seconds: number
  /** Of those that ended by themselves. */
  scrapers_per_minute: number
  /** New and updated ones, in all attempts. */
  records_per_minute: number
  /** In percent; null of nothing. */
  success: {
    /**
     * Of the scrapers that were not stopped or skipped, those that ended as success or warning, by their last attempt.
     */
    by_scraper: number | null
    /** Of the visits to entries, in all attempts, those that gave a record. */
    by_record: number | null
  }
  /** From the turn of a page to its record, waiting for the pace included. */
  record_ms: Pick<Durations, 'mean_ms' | 'p50_ms' | 'p95_ms'>
  /**
   * Of the orchestrator and all processes below it, shared memory counted in parts; null where the kernel does not say.
   */
  memory: TreeMemorySpan | null
  /**
   * Every breaker that had something to do with a failure: a request failed, timed out or was refused, in any attempt.
   * Requests of all attempts, `state` of the last one.
   */
  breakers: BreakerStatistics[]
  /** Scrapers that had documents to download; of all attempts. Absent in summaries of earlier versions. */
  documents?: DocumentReport[] | undefined
  /** What `client: auto` chose, for each kind of page; of the last attempt. Absent in summaries of earlier versions. */
  clients?: ClientReport[] | undefined
}

/** What came of the documents of one scraper. */
export interface DocumentReport {
  scraper: string
  attempted: number
  stored: number
  failed: number
  /** From one end to the next, on average. */
  seconds_per_item: number | null
  /** How many were under way at once, on average: so much faster than one after the other. */
  speed_up: number | null
  /** Of the browser; null where there was none. */
  restarts: number | null
}

/** How one kind of page was read. */
export interface ClientReport {
  scraper: string
  pages: 'listing' | 'detail'
  client: 'browser' | 'http'
  why: string
}

/** In units of 1,048,576 bytes. */
export interface TreeMemorySpan {
  start_mb: number
  peak_mb: number
  end_mb: number
  growth_mb: number
}

export interface BreakerStatistics {
  scraper: string
  host: string
  operation: string
  state: string
  requests: number
  answered: number
  failed: number
  timed_out: number
  refused: number
  success_percent: number | null
}
