import type { Database } from '../database/connect.ts'
import { measure, summaryStatistics } from '../fleet/run/summary/summary-statistics.ts'
import { postgresHistory } from '../runs/postgres/postgres-history.ts'
import { attemptsOf, liveSummary, postgresRunReader } from '../runs/postgres/postgres-run-reader.ts'
import { END_STATUSES, type EndStatus } from '../vocabulary/run/reason.ts'
import type { ScraperRow, Summary, Totals } from '../vocabulary/run/summary.ts'
import { endedRuns, keepSummary } from './sql/runs.ts'

/**
 * Sums up the runs whose scrapers have all ended, and records them in the history: any worker may, and one of them
 * does. Returns the summaries that were kept by this call.
 */
export async function finishRuns(database: Database, now = (): Date => new Date()): Promise<Summary[]> {
  const history = postgresHistory(database)
  const kept: Summary[] = []
  for (const run of await endedRuns(database)) {
    const summary = await summaryOf(database, run, now())
    if (summary === null) continue
    // First: recording it twice changes nothing, and a run that is over is in the history.
    await history.record(summary)
    if (await keepSummary(database, summary)) kept.push(summary)
  }
  return kept
}

async function summaryOf(database: Database, run: string, now: Date): Promise<Summary | null> {
  const plan = await postgresRunReader(database).plan(run)
  if (plan === null) return null
  const attempts = await attemptsOf(database, run)
  const scrapers = liveSummary(plan, attempts).scrapers.filter(isOver)
  const finished = now.toISOString()
  const ms = now.getTime() - Date.parse(plan.created)
  const measured = [...attempts].map(([id, attempt]) => measure(id, [attempt]))
  const totals: Totals = { scrapers: scrapers.length, ...countStatuses(scrapers) }
  const statistics = summaryStatistics(scrapers, measured, { ms, memory: null })
  return { run, started: plan.created, finished, mode: 'parallel', totals, scrapers, statistics }
}

function isOver(row: ScraperRow<string>): row is ScraperRow {
  return END_STATUSES.some((status) => status === row.status)
}

function countStatuses(rows: ScraperRow[]): Record<EndStatus, number> {
  const count = (status: EndStatus): number => rows.filter((row) => row.status === status).length
  return Object.fromEntries(END_STATUSES.map((status) => [status, count(status)])) as Record<EndStatus, number>
}
