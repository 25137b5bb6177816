import { fleetStatistics } from '../../report/statistics/fleet-statistics.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import { VERSION } from '../../vocabulary/product.ts'
import type { DashboardParts } from '../dashboard-parts.ts'
import type { FleetDocument, PastRunHead, RunDocument, RunHead, RunRow } from '../shapes.ts'
import { runHead, runRow } from './run-rows.ts'

/** Runs that the list of runs has. */
const LISTED = 100

/** The whole fleet as it is now. */
export function fleetDocument({ feed, offers }: DashboardParts): FleetDocument {
  return {
    event: feed.events.last,
    made: new Date().toISOString(),
    version: VERSION,
    offers,
    rows: feed.rows(),
    runs: feed.live(),
    notes: feed.notes(),
  }
}

/** The newest runs that are over, newest first. */
export async function pastRunHeads({ history }: DashboardParts): Promise<PastRunHead[]> {
  const { runs } = fleetStatistics(await history.pastEnds(LISTED), new Map())
  return runs.map(({ run, started, finished, totals, records }) => {
    const { new: fresh, updated } = records
    return { run, started, finished, totals: { ...totals, queued: 0, running: 0 }, new: fresh, updated }
  })
}

/** One run with all its scrapers; null where there is none of that id (any more). */
export async function runDocument(parts: DashboardParts, run: string): Promise<RunDocument | null> {
  const found = await parts.runs.follow(run).look()
  if (found === null) return prunedRun(parts, run)
  const rows = found.summary.scrapers.map((row) => runRow(row, found.progress.get(memberId(row))))
  return { head: runHead(found, null, Date.now()), rows }
}

/** A run whose folder was pruned: what the history still says of it. */
async function prunedRun({ history }: DashboardParts, run: string): Promise<RunDocument | null> {
  const past = (await history.pastEnds(LISTED)).find((one) => one.run === run)
  const [statistics] = past === undefined ? [] : fleetStatistics([past], new Map()).runs
  if (past === undefined || statistics === undefined) return null
  const rows = past.scrapers.map((row): RunRow => {
    const { country, source, status, reason, started, finished, records } = row
    const known = { name: source, group: null, detail: '', attempt: 1, peak_rss_mb: null, doing: null }
    const pages = { ...row.pages, from_cache: 0 }
    return { country, source, ...known, status, reason, started, finished, pages, records }
  })
  const head: RunHead = {
    run,
    started: statistics.started ?? past.finished,
    finished: past.finished,
    mode: 'parallel',
    max_parallel: 0,
    totals: { ...statistics.totals, queued: 0, running: 0 },
    state: 'finished',
    pages_per_second: null,
    left_ms: null,
    left_unknown: 0,
  }
  return { head, rows }
}
