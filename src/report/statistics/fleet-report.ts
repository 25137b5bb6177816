import type { EndStatus, Reason } from '../../vocabulary/run/reason.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import type { StoreQuality } from '../../store/store.ts'
import { biggestChanges, type Change } from './biggest-changes.ts'
import type { CopiedRecords } from './copied-records.ts'
import type { PastEnds } from '../../runs/history/history.ts'
import { fleetStatistics, type FleetStatistics, type NewestRows, type ScraperStatistics } from './fleet-statistics.ts'
import { freshnessOf, type FreshnessBand } from './freshness.ts'

/** All that a report of a fleet shows, on a page as in tables. */
export interface FleetReport extends FleetStatistics {
  /** ISO time at which it was made. */
  made: string
  /** Sorted by name. */
  countries: CountryCoverage[]
  /** How old the newest record of each source is; null where the stores were not read. */
  freshness: FreshnessBand[] | null
  /** The most frequent first. */
  reasons: ReasonCount[]
  /** Those that take longest first. */
  slowest: ScraperStatistics[]
  changes: Change[]
  /** Null where the stores were not read. */
  copies: CopiedRecords[] | null
  /** How each scraper (by country/source) ended in the newest runs, oldest first; null: it had no part in the run. */
  trails: ReadonlyMap<string, (EndStatus | null)[]>
  unfinished: UnfinishedRun | null
}

export interface CountryCoverage {
  country: string
  scrapers: number
  /** Those whose last run ended as success or warning. */
  well: number
  failed: number
  /** Those that have records; 0 where the stores were not read. */
  filled: number
  records: number
  /** ISO time of the newest record of any. */
  newest: string | null
  /** Sorted by name. */
  sources: ScraperStatistics[]
}

export interface ReasonCount {
  status: EndStatus
  reason: Reason
  /** Scrapers whose last run ended so. */
  now: number
  /** Ends of all runs that the report is about. */
  ends: number
}

/** A run that has a plan and no summary yet. */
export interface UnfinishedRun {
  run: string
  scrapers: number
  ended: number
  running: number
}

/** Runs that a trail shows. */
const TRAIL = 30

export interface ReportSources {
  /** Newest first. */
  runs: readonly PastEnds[]
  newest?: NewestRows
  /** By country/source; null where they were not read. */
  stores: ReadonlyMap<string, StoreQuality> | null
  copies: CopiedRecords[] | null
  unfinished: UnfinishedRun | null
}

/** Counts up what a report shows. `now` in ms since 1970: ages are counted from it. */
export function fleetReport({ runs, newest, stores, copies, unfinished }: ReportSources, now: number): FleetReport {
  const statistics = fleetStatistics(runs, stores ?? new Map(), newest)
  const { scrapers } = statistics
  return {
    ...statistics,
    made: new Date(now).toISOString(),
    countries: countriesOf(scrapers),
    freshness: stores === null ? null : freshnessOf(scrapers, now),
    reasons: reasonsOf(runs, scrapers),
    slowest: scrapers
      .filter(({ median_ms: ms }) => ms !== null)
      .sort((a, b) => (b.median_ms ?? 0) - (a.median_ms ?? 0)),
    changes: biggestChanges(runs),
    copies,
    trails: trailsOf(runs.slice(0, TRAIL).reverse()),
    unfinished,
  }
}

function countriesOf(scrapers: readonly ScraperStatistics[]): CountryCoverage[] {
  return [...Map.groupBy(scrapers, ({ country }) => country)]
    .map(([country, sources]) => ({
      country,
      scrapers: sources.length,
      well: sources.filter(({ last: { status } }) => status === 'success' || status === 'warning').length,
      failed: sources.filter(({ last }) => last.status === 'failed').length,
      filled: sources.filter(({ store }) => store !== null && store.records > 0).length,
      records: sources.reduce((total, { store }) => total + (store?.records ?? 0), 0),
      newest:
        sources
          .flatMap(({ store }) => store?.newest ?? [])
          .sort()
          .at(-1) ?? null,
      sources: sources.toSorted((a, b) => (a.source < b.source ? -1 : 1)),
    }))
    .sort((a, b) => (a.country < b.country ? -1 : 1))
}

function reasonsOf(runs: readonly PastEnds[], scrapers: readonly ScraperStatistics[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount>()
  const count = ({ status, reason }: Pick<ScraperRow, 'status' | 'reason'>, kind: 'now' | 'ends'): void => {
    if (reason === null || (status !== 'failed' && status !== 'warning')) return
    const key = `${status} ${reason}`
    const one = counts.get(key) ?? { status, reason, now: 0, ends: 0 }
    one[kind]++
    counts.set(key, one)
  }
  for (const run of runs) for (const row of run.scrapers) count(row, 'ends')
  for (const { last } of scrapers) count(last, 'now')
  return [...counts.values()].sort(
    (a, b) => Number(b.status === 'failed') - Number(a.status === 'failed') || b.now - a.now || b.ends - a.ends,
  )
}

/** `runs`: oldest first. */
function trailsOf(runs: readonly PastEnds[]): Map<string, (EndStatus | null)[]> {
  const trails = new Map<string, (EndStatus | null)[]>()
  for (const [place, { scrapers }] of runs.entries()) {
    for (const { country, source, status } of scrapers) {
      const id = `${country}/${source}`
      const trail = trails.get(id) ?? Array.from<EndStatus | null>({ length: runs.length }).fill(null)
      trail[place] = status
      trails.set(id, trail)
    }
  }
  return trails
}
