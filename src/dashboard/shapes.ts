import type { Counts } from '../vocabulary/run/counts.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import type { EndStatus, LiveStatus, Reason } from '../vocabulary/run/reason.ts'
import type { LiveTotals } from '../vocabulary/run/summary.ts'

/** What the server of the dashboard answers, and the page reads: JSON, times as ISO 8601 in UTC. */
export interface FleetDocument {
  /** Number of the last change that is in it: `/api/events` goes on behind it. */
  event: string
  /** When it was read. */
  made: string
  version: string
  offers: Offers
  /** Sorted by country, then source. */
  rows: FleetRow[]
  /** Runs that have not ended, newest first. */
  runs: LiveRun[]
  /** What is wrong with the folder of configs, as sentences. */
  notes: string[]
}

/** What this server can do besides showing a fleet. */
export interface Offers {
  /** Whether it was started with a token, which actions need. */
  actions: boolean
  /** Whether there are workers and queues. */
  cluster: boolean
  config_dir: string
}

/** A scraper as it is between runs. */
export interface FleetRow {
  country: string
  source: string
  /** Display name. */
  name: string
  group: string | null
  /** file:line:column and what is wrong with its config; null for one that can run. */
  invalid: string | null
  last: LastEnd | null
  /** ISO time; null for one that is run whenever somebody asks. */
  due: string | null
  /** How it ended in the newest runs, oldest first, one letter each (TRAIL_LETTERS); '-' where it had no part. */
  trail: string
  /** Records that were new or updated in the newest of them, oldest first, as digits: 9 is the most of its own. */
  fresh: string
}

export interface LastEnd {
  run: string
  status: EndStatus
  reason: Reason | null
  /** A sentence, or empty. */
  detail: string
  /** ISO time; null for one that never started. */
  finished: string | null
  ms: number | null
  found: number
  new: number
  updated: number
}

/** Letters of a trail. */
export const TRAIL_LETTERS = {
  success: 's',
  warning: 'w',
  failed: 'f',
  interrupted: 'i',
  skipped: 'k',
} as const satisfies Record<EndStatus, string>

/** A run that has not ended; its scrapers that wait are only named. */
export interface LiveRun extends RunHead {
  rows: RunRow[]
  /** country/source of those that wait for their turn. */
  queued: string[]
}

export interface RunHead {
  run: string
  /** ISO time. */
  started: string
  finished: string | null
  mode: 'parallel' | 'sequential'
  max_parallel: number
  totals: LiveTotals
  /** left_behind: it has not ended, and nobody starts what waits. */
  state: 'running' | 'left_behind' | 'finished'
  /** Pages a second of the last half minute; null before there is anything to go by. */
  pages_per_second: number | null
  /** Time left by the history of its scrapers, in ms; null where that says nothing. */
  left_ms: number | null
  /** Scrapers of which `left_ms` knows nothing. */
  left_unknown: number
}

/** A scraper in a run. */
export interface RunRow extends Counts {
  country: string
  source: string
  name: string
  group: string | null
  status: EndStatus | LiveStatus
  reason: Reason | null
  detail: string
  attempt: number
  started: string | null
  finished: string | null
  peak_rss_mb: number | null
  doing: Pick<Progress, 'phase' | 'listing_pages' | 'pending' | 'waiting'> | null
}

/** What has changed since an event. */
export interface Patch {
  /** Rows that are new or different. */
  fleet?: FleetRow[]
  /** country/source of configs that are gone. */
  gone?: string[]
  notes?: string[]
  runs?: RunPatch[]
  /** Runs that have ended, or are not there any more. */
  ended?: string[]
}

export interface RunPatch {
  head: RunHead
  rows: RunRow[]
  queued: string[]
}

/** `/api/runs/<run>`. */
export interface RunDocument {
  head: RunHead
  rows: RunRow[]
}

/** One of `/api/runs`, newest first. */
export interface PastRunHead {
  run: string
  started: string | null
  finished: string | null
  totals: LiveTotals
  new: number
  updated: number
}

/** What became of an action. */
export interface ActionAnswer {
  ok: boolean
  /** A sentence. */
  message: string
  /** The run that has begun. */
  run?: string
}
