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

/** From so many jobs on the queue's own counts are taken, which workers renew every second: counting takes too long. */
const MANY = 5000

/** The jobs of each queue that wait and that are worked on. */
export async function readQueues(database: Database): Promise<Map<string, Counted>> {
  const known = await sql<Counted & { name: string; is_large: boolean }>`
    SELECT name, queued_count AS ready, active_count AS active, ready_oldest_seconds AS oldest_ready_s,
      coalesce(total_count > ${MANY} AND monitor_on > now() - interval '10 seconds', false) AS is_large,
      (SELECT count(*)::int FROM regatta.attempt a JOIN regatta.run USING (run)
        WHERE a.stage = name AND summary IS NULL AND result->>'status' = 'failed') AS failed
    FROM regatta.queue`.execute(database)
  const small = known.rows.filter(({ is_large }) => !is_large).map(({ name }) => name)
  const counted = await sql<Omit<Counted, 'failed'> & { name: string }>`
    SELECT name, count(*) FILTER (WHERE state < 'active')::int AS ready,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      round(extract(epoch FROM now() - min(created_on) FILTER (WHERE state < 'active')))::float8 AS oldest_ready_s
    FROM regatta.job WHERE state <= 'active' AND name = ANY(${small}::text[]) GROUP BY name`.execute(database)
  const now = new Map(counted.rows.map(({ name, ...counts }) => [name, counts]))
  return new Map(
    known.rows.map(({ name, is_large, ready, active, failed, oldest_ready_s }) => [
      name,
      is_large
        ? { ready, active, failed, oldest_ready_s }
        : { ...(now.get(name) ?? { ready: 0, active: 0, oldest_ready_s: null }), failed },
    ]),
  )
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
