import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ScraperRow, Summary } from '../../vocabulary/summary.ts'
import { median } from '../../vocabulary/median.ts'
import { makeFolder } from '../folder/make-folder.ts'

/** How many past runs of a scraper the expectation is taken from. */
const RECENT = 5

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ended (
    run TEXT NOT NULL, country TEXT NOT NULL, source TEXT NOT NULL, attempt INTEGER NOT NULL,
    finished TEXT NOT NULL, duration_ms INTEGER, status TEXT NOT NULL, row TEXT NOT NULL,
    PRIMARY KEY (country, source, run, attempt)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ended_finished ON ended (country, source, finished);`

/** Adds every row of a finished run, in one transaction; writing the same summary twice changes nothing. */
export function recordHistory(stateDir: string, summary: Summary): void {
  makeFolder(stateDir)
  const database = new DatabaseSync(join(stateDir, 'history.db'), { timeout: 10_000 })
  try {
    // No WAL: a reader of a WAL database leaves files behind, and --dry-run is to touch nothing.
    database.exec(`${SCHEMA} BEGIN IMMEDIATE`)
    const insert = database.prepare('INSERT OR REPLACE INTO ended VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    for (const row of summary.scrapers) {
      const finished = row.finished ?? summary.finished
      const duration = row.started === null ? null : Date.parse(finished) - Date.parse(row.started)
      insert.run(summary.run, row.country, row.source, row.attempt, finished, duration, row.status, JSON.stringify(row))
    }
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/**
 * How long each scraper took lately: the median, in ms, of its last runs that came to an end of their own (a run that was
 * stopped says nothing). Keyed by country/source. Empty without history, or with a history that cannot be read.
 */
export function expectedDurations(stateDir: string): Map<string, number> {
  const durations = new Map<string, number[]>()
  for (const row of queryHistory(
    stateDir,
    `SELECT country || '/' || source AS id, duration_ms FROM ended
     WHERE duration_ms IS NOT NULL AND status IN ('success', 'warning', 'failed') ORDER BY finished DESC`,
  )) {
    const list = durations.get(String(row.id)) ?? []
    if (list.length < RECENT) list.push(Number(row.duration_ms))
    durations.set(String(row.id), list)
  }
  return new Map([...durations].map(([id, list]) => [id, median(list) ?? 0]))
}

/** When the last run of each scraper began that ended as a success or a warning, in ms since 1970, by country/source. */
export function lastGoodStarts(stateDir: string): Map<string, number> {
  const rows = queryHistory(
    stateDir,
    `SELECT country || '/' || source AS id, max(finished) AS finished, duration_ms FROM ended
     WHERE status IN ('success', 'warning') AND duration_ms IS NOT NULL GROUP BY country, source`,
  )
  return new Map(rows.map((row) => [String(row.id), Date.parse(String(row.finished)) - Number(row.duration_ms)]))
}

/** The newest row of every scraper, by country/source. */
export function lastRows(stateDir: string): Map<string, ScraperRow> {
  const rows = queryHistory(
    stateDir,
    `SELECT country || '/' || source AS id, row, max(finished) FROM ended GROUP BY country, source`,
  )
  return new Map(rows.map((row) => [String(row.id), JSON.parse(String(row.row)) as ScraperRow]))
}

/** Rows of the history; none without one, or where it cannot be read. */
export function queryHistory(
  stateDir: string,
  sql: string,
  ...parameters: (string | number)[]
): Record<string, unknown>[] {
  const path = join(stateDir, 'history.db')
  if (!existsSync(path)) return []
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
    try {
      return database.prepare(sql).all(...parameters)
    } finally {
      database.close()
    }
  } catch {
    // A damaged history only costs the order; it must never stop a run.
    return []
  }
}
