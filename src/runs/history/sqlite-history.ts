import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { median } from '../../vocabulary/median.ts'
import type { ScraperRow, Summary } from '../../vocabulary/summary.ts'
import { makeFolder } from '../folder/make-folder.ts'
import type { History, PastRun } from './history.ts'
import { previewPruneRows, pruneRows } from './prune-rows.ts'

/** How many past runs of a scraper the expectation is taken from. */
const RECENT = 5

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ended (
    run TEXT NOT NULL, country TEXT NOT NULL, source TEXT NOT NULL, attempt INTEGER NOT NULL,
    finished TEXT NOT NULL, duration_ms INTEGER, status TEXT NOT NULL, row TEXT NOT NULL,
    PRIMARY KEY (country, source, run, attempt)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ended_finished ON ended (country, source, finished);`

/** The history of a state directory in one SQLite file, history.db. */
export function sqliteHistory(stateDir: string): History {
  const path = join(stateDir, 'history.db')
  return {
    record: async (summary) => {
      makeFolder(stateDir)
      record(path, summary)
    },
    expectedDurations: async () => expectedDurations(path),
    lastGoodStarts: async () => {
      const rows = query(
        path,
        `SELECT country || '/' || source AS id, max(finished) AS finished, duration_ms FROM ended
         WHERE status IN ('success', 'warning') AND duration_ms IS NOT NULL GROUP BY country, source`,
      )
      return new Map(rows.map((row) => [String(row.id), Date.parse(String(row.finished)) - Number(row.duration_ms)]))
    },
    lastRows: async () =>
      rowsById(
        query(path, `SELECT country || '/' || source AS id, row, max(finished) FROM ended GROUP BY country, source`),
      ),
    rowsBefore: async (run) =>
      rowsById(
        query(
          path,
          `SELECT country || '/' || source AS id, row, max(run || printf('%06d', attempt)) FROM ended
           WHERE run < ? AND status IN ('success', 'warning', 'failed') GROUP BY country, source`,
          run,
        ),
      ),
    pastRuns: async (most) => pastRuns(path, most),
    prune: async (limits) => pruneRows(path, limits),
    previewPrune: async (limits) => previewPruneRows(path, limits),
  }
}

function record(path: string, summary: Summary): void {
  const database = new DatabaseSync(path, { timeout: 10_000 })
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

function expectedDurations(path: string): Map<string, number> {
  const durations = new Map<string, number[]>()
  for (const row of query(
    path,
    `SELECT country || '/' || source AS id, duration_ms FROM ended
     WHERE duration_ms IS NOT NULL AND status IN ('success', 'warning', 'failed') ORDER BY finished DESC`,
  )) {
    const list = durations.get(String(row.id)) ?? []
    if (list.length < RECENT) list.push(Number(row.duration_ms))
    durations.set(String(row.id), list)
  }
  return new Map([...durations].map(([id, list]) => [id, median(list) ?? 0]))
}

function pastRuns(path: string, most: number): PastRun[] {
  const runs = new Map<string, PastRun>()
  for (const found of query(
    path,
    `SELECT run, finished, row, max(attempt) FROM ended
     WHERE run IN (SELECT DISTINCT run FROM ended ORDER BY run DESC LIMIT ?)
     GROUP BY run, country, source ORDER BY run DESC, country, source`,
    most,
  )) {
    const { run, finished } = { run: String(found.run), finished: String(found.finished) }
    const known = runs.get(run) ?? { run, finished, scrapers: [] }
    known.scrapers.push(parseRow(found))
    if (finished > known.finished) known.finished = finished
    runs.set(run, known)
  }
  return [...runs.values()]
}

type Columns = Record<string, unknown>

function query(path: string, sql: string, ...parameters: (string | number)[]): Columns[] {
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

function rowsById(found: Columns[]): Map<string, ScraperRow> {
  return new Map(found.map((columns) => [String(columns.id), parseRow(columns)]))
}

function parseRow(columns: Columns): ScraperRow {
  return JSON.parse(String(columns.row)) as ScraperRow
}
