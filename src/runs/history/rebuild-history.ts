import { existsSync, renameSync } from 'node:fs'
import { basename } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { timestamp } from '../folder/layout.ts'
import { listRuns } from '../folder/run-order.ts'
import { readPlan, readSummary } from '../folder/runs.ts'
import { withoutReplays } from './without-replays.ts'

/** The summaries of all runs whose folders are still there, as they were recorded; oldest first. */
export function recordedSummaries(stateDir: string): Summary[] {
  return listRuns(stateDir)
    .toReversed()
    .flatMap((run) => recordedSummary(stateDir, run) ?? [])
}

/** The same of the newest run that is over; null without any. */
export function lastSummary(stateDir: string): Summary | null {
  for (const run of listRuns(stateDir)) {
    const summary = recordedSummary(stateDir, run)
    if (summary !== null) return summary
  }
  return null
}

function recordedSummary(stateDir: string, run: string): Summary | null {
  const [plan, summary] = [readPlan(stateDir, run), readSummary(stateDir, run)]
  if (plan === null || summary === null) return null
  // What was never started because the run ended is no news of a scraper.
  const scrapers = summary.scrapers.filter((row) => row.status !== 'skipped' || row.reason !== 'stopped')
  return withoutReplays(plan, { ...summary, scrapers })
}

/** What is wrong with the file of a history, as a sentence's end; null for one that can be read, or is not there. */
export function historyFault(path: string): string | null {
  if (!existsSync(path)) return null
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
    try {
      // Every page of the table is read for this.
      database.prepare('SELECT sum(length(row) + length(finished)) FROM ended').get()
      return null
    } finally {
      database.close()
    }
  } catch (error) {
    return isDamage(error) ? (error as Error).message : null
  }
}

/** Whether SQLite found no database, half of one, or one without our table; not that it is locked or out of reach. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff
  return code === 11 || code === 26 || /^no such (table|column): /.test(error.message)
}

/** Gives a damaged file another name, for whoever wants to save something from it; returns that name. */
export function setAside(path: string, now: Date): string {
  const aside = `${path}.damaged-${timestamp(now)}`
  renameSync(path, aside)
  return basename(aside)
}
