import type { CountedRow, PastEnds } from '../../runs/history/history.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import { shorten } from '../../vocabulary/text/plain-text.ts'
import { type FleetRow, type LastEnd, TRAIL_LETTERS } from '../shapes.ts'

/** A scraper that has a config, be it one that cannot run. */
export interface ConfiguredScraper extends Pick<FleetRow, 'country' | 'source' | 'name' | 'group' | 'invalid'> {
  /** Least time between two runs that end well, in ms; null without one. */
  every_ms: number | null
}

/** Runs that a trail shows, and of these, runs whose records are shown. */
export const TRAIL_RUNS = 30
const FRESH_RUNS = 14
/** Longest detail that goes to every page: the view of a scraper has the whole. */
const LONGEST = 160

/** What the runs of a scraper say of it: everything that its row has besides its config. */
export interface ScraperPast {
  last: LastEnd | null
  /** When its last run began that ended well, in ms since 1970. */
  good: number | null
  trail: string
  /** Of the same runs. */
  fresh: number[]
}

/** What is known of a scraper that never ran. */
export const NO_PAST: ScraperPast = { last: null, good: null, trail: '', fresh: [] }

/** `ends`: newest first. By country/source. */
export function pastsOf(
  ends: readonly PastEnds[],
  lastRows: ReadonlyMap<string, ScraperRow>,
  lastGood: ReadonlyMap<string, number>,
): Map<string, ScraperPast> {
  const pasts = new Map<string, ScraperPast>()
  const runs = ends.slice(0, TRAIL_RUNS).reverse()
  const runOf = new Map<string, string>()
  for (const [place, { run, scrapers }] of runs.entries()) {
    for (const row of scrapers) {
      const id = `${row.country}/${row.source}`
      const past = pasts.get(id) ?? { ...NO_PAST, good: lastGood.get(id) ?? null, fresh: [] }
      past.trail = past.trail.padEnd(place, '-') + TRAIL_LETTERS[row.status]
      while (past.fresh.length < place) past.fresh.push(0)
      past.fresh.push(row.records.new + row.records.updated)
      pasts.set(id, past)
      runOf.set(id, run)
    }
  }
  for (const [id, row] of lastRows) {
    const past = pasts.get(id) ?? { ...NO_PAST, good: lastGood.get(id) ?? null, fresh: [] }
    pasts.set(id, { ...past, trail: past.trail.padEnd(runs.length, '-'), last: lastEnd(runOf.get(id) ?? '', row) })
  }
  return pasts
}

/** The same past with one more run; null: it had no part in it. `finished`: ISO time at which that run ended. */
export function withRun(past: ScraperPast, run: string, row: ScraperRow | null): ScraperPast {
  const trail = `${past.trail}${row === null ? '-' : TRAIL_LETTERS[row.status]}`.slice(-TRAIL_RUNS)
  const fresh = [...past.fresh, row === null ? 0 : row.records.new + row.records.updated].slice(-TRAIL_RUNS)
  if (row === null) return { ...past, trail, fresh }
  const wentWell = (row.status === 'success' || row.status === 'warning') && row.started !== null
  const good = wentWell ? Date.parse(row.started ?? '') : past.good
  return { last: lastEnd(run, row), good, trail, fresh }
}

/** The row of a scraper from its config and its past. */
export function fleetRow({ every_ms, ...config }: ConfiguredScraper, past: ScraperPast): FleetRow {
  const due = every_ms === null || past.good === null ? null : new Date(past.good + every_ms).toISOString()
  return { ...config, last: past.last, due, trail: past.trail, fresh: digitsOf(past.fresh.slice(-FRESH_RUNS)) }
}

function lastEnd(run: string, row: ScraperRow): LastEnd {
  const { status, reason, detail, started, finished, records } = row
  return {
    run,
    status,
    reason,
    detail: shorten(detail, LONGEST),
    finished,
    ms: msOf({ started, finished }),
    found: records.found,
    new: records.new,
    updated: records.updated,
  }
}

function msOf({ started, finished }: Pick<CountedRow, 'started' | 'finished'>): number | null {
  return started === null || finished === null ? null : Date.parse(finished) - Date.parse(started)
}

/** What is more than nothing shows as at least 1. */
function digitsOf(values: readonly number[]): string {
  const most = Math.max(1, ...values)
  return values.map((value) => (value === 0 ? 0 : Math.max(1, Math.round((value * 9) / most)))).join('')
}
