import type { EndStatus, Reason } from '../../vocabulary/run/reason.ts'
import type { CountedRow, PastEnds } from '../../runs/history/history.ts'
import type { ScraperRow, Totals } from '../../vocabulary/run/summary.ts'
import { median } from '../../vocabulary/median.ts'
import { duration } from '../../view/outcome.ts'
import type { StoreQuality } from '../../store/store.ts'

/** What `report --json` prints; names are fixed. */
export interface FleetStatistics {
  /** Newest first. */
  runs: RunStatistics[]
  /** Those that fail most first. */
  scrapers: ScraperStatistics[]
  /** Newest first; days in UTC. */
  days: { day: string; new: number; updated: number }[]
}

export interface RunStatistics {
  run: string
  started: string | null
  finished: string
  duration_ms: number | null
  totals: Totals
  records: { new: number; updated: number; unchanged: number; rejected: number }
  pages: { fetched: number; failed: number }
}

export interface ScraperStatistics {
  country: string
  source: string
  name: string
  /** Runs in which it came to an end of its own: what the rate is of. */
  runs: number
  /** Share of them that ended as success or warning, in percent; null without any. */
  success_percent: number | null
  /** Runs in which a field fell against its own history. */
  drifted: number
  median_ms: number | null
  new_per_day: number | null
  last: { status: EndStatus; reason: Reason | null; detail: string; run: string }
  /** Of its store; null where there is none, or it was not asked. */
  store: StoreQuality | null
}

/** Newest rows of scrapers, by country/source: what a statistic says in words of one whose runs are only counted. */
export type NewestRows = ReadonlyMap<string, Pick<ScraperRow, 'name' | 'detail' | 'finished'>>

/** Counts up what the history knows of some runs, newest first. `stores`: by country/source. */
export function fleetStatistics(
  runs: readonly PastEnds[],
  stores: ReadonlyMap<string, StoreQuality>,
  newest: NewestRows = new Map(),
): FleetStatistics {
  const rows = runs.flatMap(({ run, scrapers }) => scrapers.map((row) => ({ run, row })))
  const byScraper = Map.groupBy(rows, ({ row }) => `${row.country}/${row.source}`)
  const days = spanInDays(runs)
  const scrapers = [...byScraper].map(([id, found]) => ofScraper(found, days, stores.get(id) ?? null, newest.get(id)))
  return { runs: runs.map(ofRun), scrapers: scrapers.sort(worstFirst), days: perDay(rows.map(({ row }) => row)) }
}

function ofRun({ run, finished, scrapers }: PastEnds): RunStatistics {
  const started = scrapers.flatMap((row) => row.started ?? []).sort()[0] ?? null
  const totals: Totals = { scrapers: scrapers.length, success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  const records = { new: 0, updated: 0, unchanged: 0, rejected: 0 }
  const pages = { fetched: 0, failed: 0 }
  for (const row of scrapers) {
    totals[row.status]++
    for (const kind of ['new', 'updated', 'unchanged', 'rejected'] as const) records[kind] += row.records[kind]
    for (const kind of ['fetched', 'failed'] as const) pages[kind] += row.pages[kind]
  }
  return { run, started, finished, duration_ms: duration({ started, finished }), totals, records, pages }
}

function ofScraper(
  found: { run: string; row: CountedRow }[],
  days: number,
  store: StoreQuality | null,
  words: ReturnType<NewestRows['get']>,
): ScraperStatistics {
  const newest = found[0]!
  const { country, source, status, reason, finished } = newest.row
  // Of two runs side by side the one that ended last need not be the one that counts as the last.
  const said = words?.finished === finished ? words.detail : ''
  const { name = words?.name ?? source, detail = said } = newest.row
  const ended = found.map(({ row }) => row).filter((row) => ['success', 'warning', 'failed'].includes(row.status))
  const well = ended.filter((row) => row.status !== 'failed').length
  const fresh = found.reduce((sum, { row }) => sum + row.records.new, 0)
  return {
    country,
    source,
    name,
    runs: ended.length,
    success_percent: ended.length === 0 ? null : Math.round((well * 100) / ended.length),
    drifted: found.filter(({ row }) => row.reason === 'drift').length,
    median_ms: median(ended.flatMap((row) => duration(row) ?? [])),
    new_per_day: found.length < 2 ? null : Math.round((fresh * 10) / days) / 10,
    last: { status, reason, detail, run: newest.run },
    store,
  }
}

/** At least one: two runs within an hour say nothing of a day. */
function spanInDays(runs: readonly PastEnds[]): number {
  const times = runs.map(({ finished }) => Date.parse(finished))
  return Math.max(1, (Math.max(...times) - Math.min(...times)) / 86_400_000)
}

function perDay(rows: CountedRow[]): FleetStatistics['days'] {
  const days = Map.groupBy(
    rows.filter((row) => row.finished !== null),
    (row) => (row.finished ?? '').slice(0, 10),
  )
  return [...days]
    .map(([day, on]) => ({
      day,
      new: on.reduce((sum, row) => sum + row.records.new, 0),
      updated: on.reduce((sum, row) => sum + row.records.updated, 0),
    }))
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

function worstFirst(a: ScraperStatistics, b: ScraperStatistics): number {
  const rate = (a.success_percent ?? 101) - (b.success_percent ?? 101)
  if (rate !== 0) return rate
  return `${a.country}/${a.source}` < `${b.country}/${b.source}` ? -1 : 1
}
