import type { Progress } from './progress.ts'
import type { EndStatus, Reason } from './reason.ts'
import type { ScraperRow, Summary } from './summary.ts'

/**
 * What happens during a run of the fleet, in the order it happens: a closed list. The views, the plain lines, the event
 * stream and the reports render these and nothing else; what is added here is added to report/events/event-schema.ts.
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
      /**
       * Every scraper of the run with the time it took before (ms), for the view to size itself and to estimate what is
       * left.
       */
      queue: QueuedScraper[]
      /** In an event stream that goes on: the run was taken over from an orchestrator that died. */
      resumed?: boolean | undefined
    }
  | { type: 'scraper_started'; id: string; at: string; pid: number | null; log: string | null; attempt: number }
  | { type: 'scraper_progress'; id: string; progress: Progress }
  /** The process of a group has begun; `start` is 2 and more where it died and was started again. */
  | { type: 'group_started'; at: string; group: string; scrapers: string[]; pid: number | null; start: number }
  /** The process of a group is gone: its members are through where `ended` adds up to `scrapers`. */
  | {
      type: 'group_ended'
      at: string
      group: string
      scrapers: number
      pid: number | null
      /** 0, or 1 where a member failed; null where only its parent could know, and that one is gone. */
      exit_code: number | null
      signal: string | null
      ended: Record<EndStatus, number>
    }
  /** Also for those that never started: invalid configs, skipped ones. */
  | { type: 'scraper_ended'; id: string; row: ScraperRow }
  /**
   * One line of a scraper's log, without its line break; only where the output of a running one is shown
   * (--sequential).
   */
  | { type: 'log'; id: string; line: string }
  /** Failed scrapers will be tried again, after so long; they are queued from now on. */
  | {
      type: 'retrying'
      at: string
      delay_ms: number
      scrapers: { id: string; attempt: number; reason: Reason | null }[]
    }
  /**
   * How many units may run at once has changed: since memory became short or is there again (auto slots), or since a
   * user wants it so.
   */
  | { type: 'slots_changed'; at: string; slots: number; most: number; by?: 'user' | undefined }
  /** Nothing more is started: too many failed. */
  | { type: 'halted'; at: string; failures: number; fail_fast: boolean }
  | { type: 'stopping'; signal: string; grace_ms: number }
  | { type: 'note'; level: 'info' | 'warn'; message: string }
  | { type: 'run_ended'; summary: Summary }

/** A line of the event stream: which one of which run, counted from 1, when it was written, and what happened. */
export type EventLine = { v: 1; seq: number; time: string; run: string } & FleetEvent

export interface QueuedScraper {
  id: string
  group: string | null
  expected_ms: number | null
}
