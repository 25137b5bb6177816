import { type Counts, noCounts } from './counts.ts'
import type { SummaryStatistics } from './summary-statistics.ts'
import type { EndStatus, LiveStatus, Reason } from './reason.ts'

/** One scraper in a summary: field names are fixed, users' scripts read them. */
export interface ScraperRow<Status = EndStatus> extends Counts {
  country: string
  source: string
  /** Display name from the config. */
  name: string
  /** Name of the multi-country group it ran in, or null for a single. */
  group: string | null
  status: Status
  reason: Reason | null
  /** One sentence for a person; '' where there is nothing to add. */
  detail: string
  exit_code: number | null
  signal: string | null
  /** 1 for the first try. */
  attempt: number
  pid: number | null
  /** Log file, relative to the current directory where it lies below it. */
  log: string | null
  /** ISO 8601 in UTC. */
  started: string | null
  finished: string | null
  peak_rss_mb: number | null
  cpu_ms: number | null
}

/** What a row says of a scraper that never had a process. */
export function withoutProcess(): Omit<
  ScraperRow,
  'country' | 'source' | 'name' | 'group' | 'status' | 'reason' | 'detail'
> {
  return {
    exit_code: null,
    signal: null,
    attempt: 1,
    pid: null,
    log: null,
    started: null,
    finished: null,
    ...noCounts(),
    peak_rss_mb: null,
    cpu_ms: null,
  }
}

export type Totals = { scrapers: number } & Record<EndStatus, number>
export type LiveTotals = Totals & Record<LiveStatus, number>

/** What `run-all --json` prints and summary.json holds. */
export interface Summary {
  run: string
  started: string
  finished: string
  mode: 'parallel' | 'sequential'
  totals: Totals
  scrapers: ScraperRow[]
  /** Absent in summaries of earlier versions. */
  statistics?: SummaryStatistics | undefined
}

/** What `status --json` prints: a summary that may still be under way. */
export interface LiveSummary {
  run: string
  started: string
  finished: string | null
  mode: 'parallel' | 'sequential'
  totals: LiveTotals
  scrapers: ScraperRow<EndStatus | LiveStatus>[]
  /** Once the run has ended. */
  statistics?: SummaryStatistics | undefined
}
