import type { ScraperRow } from '../../vocabulary/summary.ts'
import { queryHistory } from './history.ts'

/** A run as the history knows it, with the last attempt of each of its scrapers. */
export interface PastRun {
  run: string
  /** ISO time at which the last of them ended. */
  finished: string
  scrapers: ScraperRow[]
}

/**
 * The row of every scraper from the last run before this one in which it came to an end of its own, by country/source; one
 * that was stopped or skipped in between says nothing of its state.
 */
export function rowsBefore(stateDir: string, run: string): Map<string, ScraperRow> {
  const rows = queryHistory(
    stateDir,
    `SELECT country || '/' || source AS id, row, max(run || printf('%06d', attempt)) FROM ended
     WHERE run < ? AND status IN ('success', 'warning', 'failed') GROUP BY country, source`,
    run,
  )
  return new Map(rows.map((row) => [String(row.id), JSON.parse(String(row.row)) as ScraperRow]))
}

/** The newest runs, newest first. */
export function pastRuns(stateDir: string, most: number): PastRun[] {
  const runs = new Map<string, PastRun>()
  for (const found of queryHistory(
    stateDir,
    `SELECT run, finished, row, max(attempt) FROM ended
     WHERE run IN (SELECT DISTINCT run FROM ended ORDER BY run DESC LIMIT ?)
     GROUP BY run, country, source ORDER BY run DESC, country, source`,
    most,
  )) {
    const { run, finished } = { run: String(found.run), finished: String(found.finished) }
    const known = runs.get(run) ?? { run, finished, scrapers: [] }
    known.scrapers.push(JSON.parse(String(found.row)) as ScraperRow)
    if (finished > known.finished) known.finished = finished
    runs.set(run, known)
  }
  return [...runs.values()]
}
