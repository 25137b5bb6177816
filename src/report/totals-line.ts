import { END_STATUSES } from '../vocabulary/run/reason.ts'
import type { Totals } from '../vocabulary/run/summary.ts'
import { counted } from '../vocabulary/text/counted.ts'

/** '24 scrapers: 22 success, 1 warning, 1 failed'; what is not there is not named. */
export function totalsLine(totals: Totals): string {
  const parts = END_STATUSES.flatMap((status) => (totals[status] > 0 ? [`${totals[status]} ${status}`] : []))
  return [counted(totals.scrapers, 'scraper'), ...(parts.length > 0 ? [parts.join(', ')] : [])].join(': ')
}
