import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'

/**
 * How scrapers ended in earlier runs, one row for each attempt that counted; it orders the next run, and statistics and
 * notifications compare with it. Maps are keyed by country/source. A history that is not there yet is empty; a damaged
 * one is read from the summaries of the runs instead; looking creates nothing. Writing throws what the system says.
 * What says it ended in the future was recorded under a wrong clock: it counts only where there is nothing else.
 */
export interface History {
  /** Adds every row of a finished run, all or none; recording the same summary again changes nothing. */
  record(summary: Summary): Promise<void>
  /** What is wrong with it, as a sentence; null when it can be read. */
  fault(): Promise<string | null>
  /**
   * Sets a damaged history aside and rebuilds it from the summaries of the runs, or adds the last run where it is not
   * recorded. Returns a sentence that says so; null when there was nothing to mend. Holding the lock.
   */
  mend(): Promise<string | null>

  /**
   * How long each scraper took lately, in ms: the median of its last five runs that came to an end of their own (a run
   * that was stopped says nothing).
   */
  expectedDurations(): Promise<Map<string, number>>
  /** When the last run of each scraper began that ended as a success or a warning, in ms since 1970. */
  lastGoodStarts(): Promise<Map<string, number>>
  /** The newest row of every scraper. */
  lastRows(): Promise<Map<string, ScraperRow>>
  /**
   * The row of every scraper from the last run before this one in which it came to an end of its own; one that was
   * stopped or skipped in between says nothing of its state.
   */
  rowsBefore(run: string): Promise<Map<string, ScraperRow>>
  /** The newest runs, at most `most`, newest first. */
  pastRuns(most: number): Promise<PastRun[]>
  /** The same runs with what is counted up over many of them: a fraction of the work. */
  pastEnds(most: number): Promise<PastEnds[]>
  /** The last attempts at one scraper in its newest runs, at most `most`, newest first. */
  endsOf(scraper: { country: string; source: string }, most: number): Promise<ScraperEnd[]>

  /** Removes rows beyond the limits that no command needs any more. */
  prune(limits: HistoryLimits): Promise<PrunedHistory>
  /** What `prune` would remove; touches nothing. */
  previewPrune(limits: HistoryLimits): Promise<PrunedHistory>
}

/** A run as the history knows it, with the last attempt of each of its scrapers. */
export interface PastRun {
  run: string
  /** ISO time at which the last of them ended. */
  finished: string
  scrapers: ScraperRow[]
}

/** A run as far as it is counted: what says how the last attempt at each of its scrapers ended. */
export interface PastEnds {
  run: string
  /** ISO time at which the last of them ended. */
  finished: string
  /** By country, then source. */
  scrapers: CountedRow[]
}

/** The part of a row that statistics over many runs need. */
export type CountedRow = Pick<
  ScraperRow,
  'country' | 'source' | 'status' | 'reason' | 'started' | 'finished' | 'records'
> & { pages: Pick<ScraperRow['pages'], 'fetched' | 'failed'> } & Partial<Pick<ScraperRow, 'name' | 'detail'>>

/** How a scraper ended in a run. */
export interface ScraperEnd {
  run: string
  row: ScraperRow
}

export interface HistoryLimits {
  /** Rows to keep of each scraper; null is all. */
  rows: number | null
  /** Rows from before go, in ms since 1970; -Infinity is none. */
  before: number
}

export interface PrunedHistory {
  rows: number
  /** Disk space that became free. */
  bytes: number
}
