import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { counted } from '../../vocabulary/text/counted.ts'
import { median } from '../../vocabulary/median.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { makeStateFolder } from '../folder/files/make-folder.ts'
import { CLOCK_SLACK_MS } from '../folder/owner/start-by-name.ts'
import type { History, PastRun } from './history.ts'
import { COUNTED_COLUMNS, groupEnds } from './counted-rows.ts'
import { previewPruneRows, pruneRows } from './prune-rows.ts'
import { historyFault, isDamage, lastSummary, recordedSummaries, setAside } from './rebuild-history.ts'

/** How many past runs of a scraper the expectation is taken from. */
const RECENT = 5

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS ended (
    run TEXT NOT NULL, country TEXT NOT NULL, source TEXT NOT NULL, attempt INTEGER NOT NULL,
    finished TEXT NOT NULL, duration_ms INTEGER, status TEXT NOT NULL, row TEXT NOT NULL,
    PRIMARY KEY (country, source, run, attempt)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ended_finished ON ended (country, source, finished);`

const NEWEST_RUNS = `
  SELECT run, min(finished) AS ended_at FROM ended
  GROUP BY run ORDER BY ended_at <= :latest DESC, ended_at DESC, run DESC LIMIT :most`

/** The history of a state directory in one SQLite file, history.db. */
export function sqliteHistory(stateDir: string, now = (): number => Date.now()): History {
  const path = join(stateDir, 'history.db')
  const latest = (): string => new Date(now() + CLOCK_SLACK_MS).toISOString()
  /** What is asked in place of a damaged file. */
  let substitute: DatabaseSync | null = null
  const query: Query = (sql, parameters = {}) => {
    if (!existsSync(path)) return []
    try {
      return ask(new DatabaseSync(path, { readOnly: true, timeout: 10_000 }), sql, parameters)
    } catch (error) {
      // One that is out of reach only costs the order; it must never stop a run.
      if (!isDamage(error)) return []
    }
    substitute ??= rebuilt(stateDir)
    return substitute.prepare(sql).all(parameters)
  }
  const mend = (): string | null => {
    const fault = historyFault(path)
    if (fault === null) return addMissed(path, stateDir)
    const summaries = recordedSummaries(stateDir)
    const aside = setAside(path, new Date(now()))
    for (const summary of summaries) record(path, summary)
    substitute = null
    return `history.db was damaged (${fault}): it is now ${aside}, and was rebuilt from the summaries of ${counted(summaries.length, 'run')}`
  }
  return {
    record: async (summary) => {
      makeStateFolder(stateDir)
      try {
        record(path, summary)
      } catch (error) {
        // Damage that no reading found: an index, or room between the rows.
        if (!isDamage(error) || mend() === null) throw error
        record(path, summary)
      }
    },
    fault: async () => {
      const fault = historyFault(path)
      return fault === null ? null : `history.db is damaged (${fault}): the next run rebuilds it from the summaries`
    },
    mend: async () => mend(),
    expectedDurations: async () => expectedDurations(query, latest()),
    lastGoodStarts: async () => {
      const rows = query(
        `SELECT country || '/' || source AS id, max(finished) AS finished, duration_ms FROM ended
         WHERE status IN ('success', 'warning') AND duration_ms IS NOT NULL AND finished <= :latest
         GROUP BY country, source`,
        { latest: latest() },
      )
      return new Map(rows.map((row) => [String(row.id), Date.parse(String(row.finished)) - Number(row.duration_ms)]))
    },
    lastRows: async () =>
      rowsById(
        query(
          `SELECT country || '/' || source AS id, row, max((finished <= :latest) || finished) FROM ended
           GROUP BY country, source`,
          { latest: latest() },
        ),
      ),
    rowsBefore: async (run) =>
      rowsById(
        query(
          `WITH runs AS (SELECT run, min(finished) AS finished FROM ended GROUP BY run)
           SELECT country || '/' || source AS id, row,
             max((ended.finished <= :latest) || ended.finished || run || printf('%06d', attempt))
           FROM ended JOIN runs USING (run)
           WHERE run <> :run AND status IN ('success', 'warning', 'failed')
             AND (runs.finished, run) < (coalesce((SELECT finished FROM runs WHERE run = :run), '~'), :run)
           GROUP BY country, source`,
          { run, latest: latest() },
        ),
      ),
    pastRuns: async (most) => pastRuns(query, most, latest()),
    // In the order of the primary key, so that nothing is sorted; the few runs are, afterwards.
    pastEnds: async (most) =>
      groupEnds(
        query(
          `WITH runs AS (${NEWEST_RUNS})
           SELECT run, country, source, max(attempt), finished, duration_ms, status, ${COUNTED_COLUMNS} AS counted,
             ended_at <= :latest AS is_past, ended_at
           FROM ended JOIN runs USING (run) GROUP BY country, source, run`,
          { most, latest: latest() },
        ),
      ),
    endsOf: async ({ country, source }, most) =>
      query(
        `SELECT run, row, max(attempt) FROM ended WHERE country = :country AND source = :source
         GROUP BY run ORDER BY finished <= :latest DESC, finished DESC, run DESC LIMIT :most`,
        { country, source, most, latest: latest() },
      ).map((found) => ({ run: String(found.run), row: parseRow(found) })),
    prune: async (limits) => pruneRows(path, limits, latest()),
    previewPrune: async (limits) => previewPruneRows(path, limits, latest()),
  }
}

/** Answers a question about the history, by named parameters. */
type Query = (sql: string, parameters?: Record<string, string | number>) => Columns[]

function record(path: string, summary: Summary): void {
  const database = new DatabaseSync(path, { timeout: 10_000 })
  try {
    insert(database, summary)
  } finally {
    database.close()
  }
}

function insert(database: DatabaseSync, summary: Summary): void {
  // No WAL: a reader of a WAL database leaves files behind, and --dry-run is to touch nothing.
  database.exec(`${SCHEMA} BEGIN IMMEDIATE`)
  const statement = database.prepare('INSERT OR REPLACE INTO ended VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const row of summary.scrapers) {
    const finished = row.finished ?? summary.finished
    const duration = row.started === null ? null : Date.parse(finished) - Date.parse(row.started)
    const { run } = summary
    statement.run(run, row.country, row.source, row.attempt, finished, duration, row.status, JSON.stringify(row))
  }
  database.exec('COMMIT')
}

/** The last run that ended, where it is not recorded: the disk was full. Returns a sentence that says so, or null. */
function addMissed(path: string, stateDir: string): string | null {
  const last = lastSummary(stateDir)
  if (last === null || last.scrapers.length === 0 || isRecorded(path, last.run)) return null
  record(path, last)
  return `history.db lacked run ${last.run}, which was added from its summary`
}

function isRecorded(path: string, run: string): boolean {
  if (!existsSync(path)) return false
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
  return ask(database, 'SELECT 1 FROM ended WHERE run = :run LIMIT 1', { run }).length > 0
}

/** In memory, so that looking writes nothing. */
function rebuilt(stateDir: string): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.exec(SCHEMA)
  for (const summary of recordedSummaries(stateDir)) insert(database, summary)
  return database
}

function expectedDurations(query: Query, latest: string): Map<string, number> {
  const durations = new Map<string, number[]>()
  for (const row of query(
    `SELECT country || '/' || source AS id, duration_ms FROM ended
     WHERE duration_ms IS NOT NULL AND status IN ('success', 'warning', 'failed')
     ORDER BY finished <= :latest DESC, finished DESC`,
    { latest },
  )) {
    const list = durations.get(String(row.id)) ?? []
    if (list.length < RECENT) list.push(Number(row.duration_ms))
    durations.set(String(row.id), list)
  }
  return new Map([...durations].map(([id, list]) => [id, median(list) ?? 0]))
}

function pastRuns(query: Query, most: number, latest: string): PastRun[] {
  const runs = new Map<string, PastRun>()
  for (const found of query(
    `WITH runs AS (${NEWEST_RUNS})
     SELECT run, finished, row, max(attempt) FROM ended JOIN runs USING (run)
     GROUP BY run, country, source ORDER BY ended_at <= :latest DESC, ended_at DESC, run DESC, country, source`,
    { most, latest },
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

function ask(database: DatabaseSync, sql: string, parameters: Record<string, string | number>): Columns[] {
  try {
    return database.prepare(sql).all(parameters)
  } finally {
    database.close()
  }
}

function rowsById(found: Columns[]): Map<string, ScraperRow> {
  return new Map(found.map((columns) => [String(columns.id), parseRow(columns)]))
}

function parseRow(columns: Columns): ScraperRow {
  return JSON.parse(String(columns.row)) as ScraperRow
}
