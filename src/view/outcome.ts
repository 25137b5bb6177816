import type { Counts } from '../vocabulary/run/counts.ts'
import type { EndStatus } from '../vocabulary/run/reason.ts'
import type { ScraperRow } from '../vocabulary/run/summary.ts'
import { counted } from '../vocabulary/text/counted.ts'

/** How a scraper ended, in words. `text` stands in its row, `short` where that has no room; then `detail` and `log`. */
export interface RowOutcome {
  text: string
  short: string
  detail: string
  log: string | null
}

/** Says what happened from the row alone; the same words in the live view, the plain lines and the summary. */
export function outcome(row: ScraperRow): RowOutcome {
  const [title, short, said] = WORDS[row.status](row)
  const text = `${title}: ${said}${row.attempt > 1 ? ` (attempt ${row.attempt})` : ''}`
  const looked = row.status === 'warning' || row.status === 'failed'
  // What the row says already is not said again below it.
  const detail = said.includes(row.detail) ? '' : row.detail
  return { text, short: `${short}${said}`, detail, log: looked ? row.log : null }
}

type Words = [title: string, short: string, said: string]

const WORDS: Record<EndStatus, (row: ScraperRow) => Words> = {
  success: (row) => ['Completed', '', records(row)],
  warning: (row) => ['Completed with warnings', 'Warnings: ', warnings(row)],
  failed: (row) => ['Failed', 'Failed: ', row.reason ?? 'unknown reason'],
  interrupted: (row) => ['Interrupted', 'Interrupted: ', records(row)],
  skipped: (row) => ['Skipped', 'Skipped: ', row.reason ?? 'not started'],
}

/** '25 new, 3 updated, 412 known'. */
export function records({ records: { new: fresh, updated, unchanged } }: Counts): string {
  return `${fresh} new, ${updated} updated, ${unchanged} known`
}

function warnings(row: ScraperRow): string {
  const words: string[] = []
  if (row.reason !== null && row.reason !== 'partial' && row.reason !== 'rejected') words.push(row.reason)
  if (row.pages.failed > 0) words.push(`${counted(row.pages.failed, 'page')} failed`)
  if (row.records.rejected > 0) words.push(`${counted(row.records.rejected, 'record')} rejected`)
  return words.length > 0 ? words.join(', ') : (row.reason ?? 'see the log')
}

/** Time between start and end in ms; null for what never started. */
export function duration(row: Pick<ScraperRow, 'started' | 'finished'>): number | null {
  if (row.started === null || row.finished === null) return null
  return Math.max(0, Date.parse(row.finished) - Date.parse(row.started))
}
