import { hostname } from 'node:os'
import { formatClock } from '../../vocabulary/time/duration.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { localDateTime } from '../../vocabulary/time/local-time.ts'
import { duration, outcome } from '../../view/outcome.ts'
import type { Changes } from './changes.ts'
import type { Facts } from './template.ts'

/** Nobody reads a message of a thousand lines; the summary has them all. */
const MOST = 50

export interface Notice {
  summary: Summary
  changes: Changes
}

/** Everything that a message can say of a run, by the names that a template uses. All text is safe to print. */
export function factsOf({ summary, changes }: Notice): Facts {
  const { run, started, finished, mode, totals, scrapers } = summary
  const sum = (count: (row: ScraperRow) => number): number => scrapers.reduce((all, row) => all + count(row), 0)
  return {
    run,
    host: plainText(hostname()),
    started: localDateTime(new Date(started)),
    finished: localDateTime(new Date(finished)),
    duration: formatClock(Date.parse(finished) - Date.parse(started)),
    mode,
    verdict: verdict(summary),
    total: totals.scrapers,
    success: totals.success,
    warnings: totals.warning,
    failed: totals.failed,
    interrupted: totals.interrupted,
    skipped: totals.skipped,
    new: sum((row) => row.records.new),
    updated: sum((row) => row.records.updated),
    known: sum((row) => row.records.unchanged),
    rejected: sum((row) => row.records.rejected),
    pages: sum((row) => row.pages.fetched),
    pages_failed: sum((row) => row.pages.failed),
    ...list('newly_failed', changes.newly_failed),
    ...list('still_failing', changes.still_failing),
    ...list('recovered', changes.recovered),
    ...list('drifting', changes.drifting),
    ...list(
      'failures',
      scrapers.filter((row) => row.status === 'failed'),
    ),
    ...list(
      'warned',
      scrapers.filter((row) => row.status === 'warning'),
    ),
    ...list('scrapers', scrapers),
  }
}

/** '2 of 24 scrapers failed': what a subject says. */
export function verdict({ totals }: Summary): string {
  const { scrapers, failed, warning, interrupted } = totals
  if (failed > 0) return `${failed} of ${counted(scrapers, 'scraper')} failed`
  if (interrupted > 0) return `${counted(interrupted, 'scraper')} of ${scrapers} interrupted`
  if (warning > 0) return `${counted(scrapers, 'scraper')} done, ${counted(warning, 'warning')}`
  return `${counted(scrapers, 'scraper')} done`
}

/** The list, how long it really is, and what was omitted in words. */
function list(name: string, rows: ScraperRow[]): Facts {
  const left = rows.length - MOST
  return {
    [name]: rows.slice(0, MOST).map(item),
    [`${name}_count`]: rows.length,
    [`${name}_more`]: left > 0 ? `and ${left} more` : '',
  }
}

function item(row: ScraperRow): Facts {
  const ms = duration(row)
  return {
    country: plainText(row.country),
    source: plainText(row.source),
    name: plainText(row.name),
    group: plainText(row.group ?? ''),
    status: row.status,
    reason: row.reason ?? '',
    detail: plainText(row.detail),
    outcome: plainText(outcome(row).text),
    log: plainText(row.log ?? ''),
    took: ms === null ? '' : formatClock(ms),
    attempt: row.attempt,
    row_new: row.records.new,
    row_updated: row.records.updated,
    row_known: row.records.unchanged,
  }
}
