import { compare } from '../../vocabulary/text/compare.ts'
import { END_STATUSES, type EndStatus, type LiveStatus } from '../../vocabulary/run/reason.ts'
import type { LiveTotals, ScraperRow } from '../../vocabulary/run/summary.ts'

type LiveRow = ScraperRow<EndStatus | LiveStatus>

/** How many rows have each status. */
export function liveTotals(scrapers: readonly LiveRow[]): LiveTotals {
  const totals: LiveTotals = {
    scrapers: scrapers.length,
    queued: 0,
    running: 0,
    ...(Object.fromEntries(END_STATUSES.map((status) => [status, 0])) as Record<EndStatus, number>),
  }
  for (const row of scrapers) totals[row.status]++
  return totals
}

/** By country, then source, as every summary has them. */
export function sortedRows<Row extends Pick<ScraperRow, 'country' | 'source'>>(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => compare(a.country, b.country) || compare(a.source, b.source))
}
