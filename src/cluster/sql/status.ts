import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { AssignmentRow, FailoverRow, QueueRow, WorkerRow } from '../cluster-rows.ts'

/** Fail-overs that are shown. */
const LATEST = 100

/** Every worker that is known, what it runs, and whether it lives. */
export async function readWorkers(database: Database): Promise<WorkerRow[]> {
  const { rows } = await sql<WorkerRow>`
    SELECT id, type, host, pid, version, age::float8 AS heartbeat_age_s, done, failed, rss_mb,
      CASE WHEN stopped IS NOT NULL THEN 'inactive' WHEN age > patience THEN 'failed' ELSE 'active' END AS status,
      ARRAY(SELECT DISTINCT scraper FROM regatta.assignment a
        WHERE a.worker = w.id AND released IS NULL AND until > clock_timestamp() ORDER BY scraper) AS current
    FROM (SELECT *, round(extract(epoch FROM clock_timestamp() - heartbeat), 1) AS age FROM regatta.worker) AS w
    ORDER BY id`.execute(database)
  return rows
}

type Counted = Pick<QueueRow, 'ready' | 'active' | 'failed' | 'oldest_ready_s'>

/** The jobs of each queue that wait and that are worked on, counted now. */
export async function readQueues(database: Database): Promise<Map<string, Counted>> {
  const { rows } = await sql<Counted & { name: string }>`
    SELECT name, count(*) FILTER (WHERE state < 'active')::int AS ready,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      (SELECT count(*)::int FROM regatta.attempt a JOIN regatta.run USING (run)
        WHERE a.stage = name AND summary IS NULL AND result->>'status' = 'failed') AS failed,
      round(extract(epoch FROM now() - min(created_on) FILTER (WHERE state < 'active')))::float8 AS oldest_ready_s
    FROM regatta.job WHERE state <= 'active' GROUP BY name`.execute(database)
  return new Map(rows.map(({ name, ...counts }) => [name, counts]))
}

/** Who may visit which host. */
export async function readAssignments(database: Database): Promise<AssignmentRow[]> {
  const { rows } = await sql<Omit<AssignmentRow, 'since'> & { since: Date }>`
    SELECT host, scraper, worker, epoch, since FROM regatta.assignment
    WHERE released IS NULL AND until > clock_timestamp() ORDER BY host`.execute(database)
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

/** Hosts that went from a worker that had not given them back to another one, the newest first. */
export async function readFailovers(database: Database): Promise<FailoverRow[]> {
  const { rows } = await sql<Omit<FailoverRow, 'at'> & { at: Date }>`
    SELECT host, "from", "to", at, seconds::float8 AS seconds FROM regatta.failover
    ORDER BY id DESC LIMIT ${LATEST}`.execute(database)
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), seconds: Math.round(row.seconds * 10) / 10 }))
}
