import { postgresHistory } from '../runs/postgres/postgres-history.ts'
import type { Database } from '../database/connect.ts'
import { keepReport } from './sql/reports.ts'

/** A report as it was written into a folder. */
export interface WrittenReport {
  /** What `report --json` prints; null where none came of it. */
  statistics: object | null
  /** What could not be read or written, in words. */
  problems: string[]
}

/** Writes the page and the tables of `report` into a folder, in a process of its own. */
export type WriteReport = (folder: string) => Promise<WrittenReport>

/**
 * Has a report of the fleet written, and keeps its statistics in the database. Returns what could not be read or
 * written, in words; null where no run is over yet.
 */
export async function makeReport(
  database: Database,
  { worker, folder, write }: { worker: string; folder: string; write: WriteReport },
): Promise<string[] | null> {
  if ((await postgresHistory(database).pastRuns(1)).length === 0) return null
  const { statistics, problems } = await write(folder)
  if (statistics !== null) await keepReport(database, worker, statistics)
  return problems
}
