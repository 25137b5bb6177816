import { scraperId } from '../../config/source.ts'
import type { NotifyOn } from '../../runs/folder/run-outputs.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'

/** What is otherwise than when each scraper last came to an end of its own. */
export interface Changes {
  /** Failed now, and not the last time (or never ran before). */
  newly_failed: ScraperRow[]
  still_failing: ScraperRow[]
  /** Failed the last time, and now it did not. */
  recovered: ScraperRow[]
  /** A field fell against its own history, and the last time none had. */
  drifting: ScraperRow[]
}

/** `before`: the row of each scraper from before this run, by country/source. */
export function compareRuns(summary: Summary, before: ReadonlyMap<string, ScraperRow>): Changes {
  const changes: Changes = { newly_failed: [], still_failing: [], recovered: [], drifting: [] }
  for (const row of summary.scrapers) {
    const last = before.get(scraperId(row))
    const failedBefore = last?.status === 'failed'
    if (row.status === 'failed') changes[failedBefore ? 'still_failing' : 'newly_failed'].push(row)
    else if (failedBefore && (row.status === 'success' || row.status === 'warning')) changes.recovered.push(row)
    if (row.reason === 'drift' && last?.reason !== 'drift') changes.drifting.push(row)
  }
  return changes
}

/** Whether a notification is sent. A failure is what makes the exit code of the run another one than 0. */
export function isWorthNotifying(on: NotifyOn, summary: Summary, changes: Changes): boolean {
  switch (on) {
    case 'always':
      return true
    case 'change':
      return changes.newly_failed.length + changes.recovered.length + changes.drifting.length > 0
    case 'failure':
      return summary.scrapers.some(
        ({ status, reason }) => status === 'failed' || status === 'interrupted' || reason === 'stopped',
      )
  }
}

/** Below so many entries a half is chance. */
const ENOUGH_ENTRIES = 10

/**
 * Scrapers that ended well with less than half of the entries that their listing named the last time, and how many
 * those were. `before` as in compareRuns.
 */
export function fewerEntries(
  summary: Summary,
  before: ReadonlyMap<string, ScraperRow>,
): { row: ScraperRow; before: number }[] {
  return summary.scrapers.flatMap((row) => {
    const found = before.get(scraperId(row))?.records.found ?? 0
    const isWell = row.status === 'success' || row.status === 'warning'
    return isWell && found >= ENOUGH_ENTRIES && row.records.found * 2 < found ? [{ row, before: found }] : []
  })
}
