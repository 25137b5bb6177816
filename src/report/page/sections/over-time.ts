import { END_STATUSES } from '../../../vocabulary/run/reason.ts'
import { stackedColumns } from '../charts/stacked-columns.ts'
import type { FleetReport } from '../../statistics/fleet-report.ts'
import { markup, type Markup } from '../markup.ts'

/** Most columns that a chart has: the newest. */
const MOST = 120

/** Records a day, and how the scrapers of each run ended. */
export function overTime({ days, runs }: FleetReport): Markup {
  const ofDays = days
    .slice(0, MOST)
    .reverse()
    .map((day) => ({ label: day.day, values: [day.new, day.updated] }))
  const ofRuns = runs
    .slice(0, MOST)
    .reverse()
    .map(({ finished, totals }) => ({
      label: finished.slice(0, 16).replace('T', ' '),
      values: END_STATUSES.map((status) => totals[status]),
    }))
  return markup`<section><h2>Over time</h2><div class="pair">${stackedColumns('Records a day (UTC)', ofDays, [
    { name: 'new', style: 'bar' },
    { name: 'updated', style: 'second' },
  ])} ${stackedColumns(
    'Scrapers of each run',
    ofRuns,
    END_STATUSES.map((status) => ({ name: status, style: status })),
  )}</div></section>`
}
