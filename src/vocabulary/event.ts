import type { Progress } from './progress.ts'
import type { ScraperRow, Summary } from './summary.ts'

/**
 * What happens during a run of the fleet, in the order it happens. The views, the plain lines and later every other
 * reporter render these and nothing else.
 */
export type FleetEvent =
  | {
      type: 'run_started'
      run: string
      at: string
      scrapers: number
      singles: number
      groups: number
      max_parallel: number
      /** Every scraper of the run with the time it took before (ms), for the view to size itself and to tell what is left. */
      queue: QueuedScraper[]
    }
  | { type: 'scraper_started'; id: string; at: string; pid: number | null; log: string | null; attempt: number }
  | { type: 'scraper_progress'; id: string; progress: Progress }
  /** Also for those that never started: invalid configs, skipped ones. */
  | { type: 'scraper_ended'; id: string; row: ScraperRow }
  /** One line of a scraper's log, without its line break; only where the output of a running one is shown (--sequential). */
  | { type: 'log'; id: string; line: string }
  | { type: 'stopping'; signal: string; grace_ms: number }
  | { type: 'note'; level: 'info' | 'warn'; message: string }
  | { type: 'run_ended'; summary: Summary }

export interface QueuedScraper {
  id: string
  group: string | null
  expected_ms: number | null
}
