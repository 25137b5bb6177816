import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { median } from '../../vocabulary/median.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { CLOCK_SLACK_MS } from '../folder/owner/start-by-name.ts'
import { groupEnds } from '../history/counted-rows.ts'
import type { History, HistoryLimits, PastRun, ScraperEnd } from '../history/history.ts'

/** How many past runs of a scraper the expectation is taken from. */
const RECENT = 5
/** Rows of a scraper that planning and `status` need, whatever the limits. */
const NEEDED = 5

/** The history of the fleet in the database. */
export function postgresHistory(database: Database, now = (): number => Date.now()): History {
  const latest = (): string => new Date(now() + CLOCK_SLACK_MS).toISOString()
  return {
    record: (summary) => record(database, summary),
    fault: async () => null,
    mend: async () => null,
    expectedDurations: () => expectedDurations(database, latest()),
    lastGoodStarts: async () => {
      const { rows } = await sql<{ id: string; finished: string; duration_ms: number }>`
        SELECT DISTINCT ON (country, source) country || '/' || source AS id, finished, duration_ms FROM regatta.ended
        WHERE status IN ('success', 'warning') AND duration_ms IS NOT NULL AND finished <= ${latest()}
        ORDER BY country, source, finished DESC`.execute(database)
      return new Map(rows.map(({ id, finished, duration_ms }) => [id, Date.parse(finished) - duration_ms]))
    },
    lastRows: async () => {
      const { rows } = await sql<RowOfScraper>`
        SELECT DISTINCT ON (country, source) country || '/' || source AS id, row FROM regatta.ended
        ORDER BY country, source, finished <= ${latest()} DESC, finished DESC, run DESC, attempt DESC`.execute(database)
      return byId(rows)
    },
    rowsBefore: async (run) => {
      const { rows } = await sql<RowOfScraper>`
        WITH runs AS (SELECT run, min(finished) AS finished FROM regatta.ended GROUP BY run)
        SELECT DISTINCT ON (country, source) country || '/' || source AS id, row
        FROM regatta.ended JOIN runs USING (run)
        WHERE run <> ${run} AND status IN ('success', 'warning', 'failed')
          AND (runs.finished, run) < (coalesce((SELECT finished FROM runs WHERE run = ${run}), '~'), ${run})
        ORDER BY country, source, ended.finished <= ${latest()} DESC, ended.finished DESC, run DESC, attempt DESC`.execute(
        database,
      )
      return byId(rows)
    },
    pastRuns: (most) => pastRuns(database, most, latest()),
    pastEnds: async (most) => {
      const { rows } = await sql<Record<string, unknown>>`
        WITH runs AS (${newestRuns(most, latest())})
        SELECT DISTINCT ON (country, source, run) run, country, source, finished, duration_ms, status,
          ended_at <= ${latest()} AS is_past, ended_at,
          json_build_array(row->'reason', row->'records'->'found', row->'records'->'new', row->'records'->'updated',
            row->'records'->'unchanged', row->'records'->'rejected', row->'pages'->'fetched', row->'pages'->'failed') AS counted
        FROM regatta.ended JOIN runs USING (run) ORDER BY country, source, run, attempt DESC`.execute(database)
      return groupEnds(rows)
    },
    endsOf: async ({ country, source }, most) => {
      const { rows } = await sql<ScraperEnd>`
        SELECT run, row FROM (
          SELECT DISTINCT ON (run) run, row, finished FROM regatta.ended
          WHERE country = ${country} AND source = ${source} ORDER BY run, attempt DESC
        ) AS last ORDER BY finished <= ${latest()} DESC, finished DESC, run DESC LIMIT ${most}`.execute(database)
      return rows
    },
    prune: async (limits) => {
      if (isEverything(limits)) return NOTHING
      const { numAffectedRows } = await sql`
        DELETE FROM regatta.ended WHERE (country, source, run, attempt) IN (${chosen(limits, latest())})`.execute(
        database,
      )
      return { rows: Number(numAffectedRows ?? 0), bytes: 0 }
    },
    previewPrune: async (limits) => {
      if (isEverything(limits)) return NOTHING
      const { rows } = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM (${chosen(limits, latest())}) AS chosen`.execute(database)
      return { rows: rows[0]?.count ?? 0, bytes: 0 }
    },
  }
}

/** A database gives room back by itself, when it wants to. */
const NOTHING = { rows: 0, bytes: 0 }

interface RowOfScraper {
  id: string
  row: ScraperRow
}

function byId(rows: RowOfScraper[]): Map<string, ScraperRow> {
  return new Map(rows.map(({ id, row }) => [id, row]))
}

async function record(database: Database, summary: Summary): Promise<void> {
  const ended = summary.scrapers.map((row) => {
    const finished = row.finished ?? summary.finished
    const duration_ms = row.started === null ? null : Date.parse(finished) - Date.parse(row.started)
    const { country, source, attempt, status } = row
    return { country, source, attempt, finished, duration_ms, status, row }
  })
  await sql`
    INSERT INTO regatta.ended (run, country, source, attempt, finished, duration_ms, status, row)
    SELECT ${summary.run}, country, source, attempt, finished, duration_ms, status, row
    FROM json_to_recordset(${JSON.stringify(ended)}::json) AS x(country text, source text, attempt int, finished text,
      duration_ms bigint, status text, row json)
    ON CONFLICT (country, source, run, attempt) DO UPDATE SET finished = excluded.finished,
      duration_ms = excluded.duration_ms, status = excluded.status, row = excluded.row`.execute(database)
}

async function expectedDurations(database: Database, latest: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; durations: number[] }>`
    SELECT country || '/' || source AS id, array_agg(duration_ms::float8) AS durations FROM (
      SELECT country, source, duration_ms, row_number() OVER (
        PARTITION BY country, source ORDER BY finished <= ${latest} DESC, finished DESC) AS place
      FROM regatta.ended WHERE duration_ms IS NOT NULL AND status IN ('success', 'warning', 'failed')
    ) AS placed WHERE place <= ${RECENT} GROUP BY country, source`.execute(database)
  return new Map(rows.map(({ id, durations }) => [id, median(durations) ?? 0]))
}

async function pastRuns(database: Database, most: number, latest: string): Promise<PastRun[]> {
  const { rows } = await sql<{ run: string; finished: string; row: ScraperRow }>`
    WITH runs AS (${newestRuns(most, latest)}), last AS (
      SELECT DISTINCT ON (run, country, source) run, country, source, finished, row FROM regatta.ended JOIN runs USING (run)
      ORDER BY run, country, source, attempt DESC
    )
    SELECT run, finished, row FROM last JOIN runs USING (run)
    ORDER BY ended_at <= ${latest} DESC, ended_at DESC, run DESC, country, source`.execute(database)
  const runs = new Map<string, PastRun>()
  for (const { run, finished, row } of rows) {
    const known = runs.get(run) ?? { run, finished, scrapers: [] }
    known.scrapers.push(row)
    if (finished > known.finished) known.finished = finished
    runs.set(run, known)
  }
  return [...runs.values()]
}

function newestRuns(most: number, latest: string): ReturnType<typeof sql> {
  return sql`
    SELECT run, min(finished) AS ended_at FROM regatta.ended
    GROUP BY run ORDER BY min(finished) <= ${latest} DESC, min(finished) DESC, run DESC LIMIT ${most}`
}

function isEverything({ rows, before }: HistoryLimits): boolean {
  return rows === null && before === -Infinity
}

/** What no command needs any more, as in the SQLite history. */
function chosen({ rows, before }: HistoryLimits, latest: string): ReturnType<typeof sql> {
  // An empty text sorts before every time.
  const time = before === -Infinity ? '' : new Date(before).toISOString()
  const order = sql`finished <= ${latest} DESC, finished DESC, attempt DESC`
  return sql`
    SELECT country, source, run, attempt FROM (
      SELECT *, row_number() OVER (PARTITION BY country, source ORDER BY ${order}) AS place,
        row_number() OVER (PARTITION BY country, source, ended ORDER BY ${order}) AS ended_place,
        row_number() OVER (PARTITION BY country, source, good ORDER BY ${order}) AS good_place
      FROM (
        SELECT country, source, run, attempt, finished, status IN ('success', 'warning', 'failed') AS ended,
          status IN ('success', 'warning') AND duration_ms IS NOT NULL AS good
        FROM regatta.ended
      ) AS judged
    ) AS placed
    WHERE (place > ${rows ?? Number.MAX_SAFE_INTEGER} OR finished < ${time})
      AND place > ${NEEDED} AND NOT (ended AND ended_place <= ${NEEDED}) AND NOT (good AND good_place = 1)`
}
