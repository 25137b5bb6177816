import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/** A worker as it introduces itself. */
export interface WorkerIdentity {
  id: string
  type: string
  host: string
  pid: number
  version: string
  /** After so long without a heartbeat it counts as failed, in seconds. */
  patience_s: number
}

/** Introduces a worker; one that was started again under its old name takes its row over. */
export async function registerWorker(
  database: Database,
  { id, type, host, pid, version, patience_s }: WorkerIdentity,
): Promise<void> {
  await sql`
    INSERT INTO regatta.worker (id, type, host, pid, version, patience)
    VALUES (${id}, ${type}, ${host}, ${pid}, ${version}, ${patience_s})
    ON CONFLICT (id) DO UPDATE SET type = excluded.type, host = excluded.host, pid = excluded.pid,
      version = excluded.version, patience = excluded.patience, started = now(), heartbeat = now(), stopped = NULL,
      done = 0, failed = 0`.execute(database)
}

/** A sign of life, with what the worker has done; false where its row was cleared away meanwhile. */
export async function beat(
  database: Database,
  id: string,
  { done, failed, rss_mb }: { done: number; failed: number; rss_mb: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE regatta.worker SET heartbeat = now(), done = ${done}, failed = ${failed}, rss_mb = ${rss_mb}
    WHERE id = ${id}`.execute(database)
  return Number(numAffectedRows ?? 0) > 0
}

/** It ended by itself. */
export async function noteStopped(database: Database, id: string): Promise<void> {
  await sql`UPDATE regatta.worker SET stopped = now(), heartbeat = now() WHERE id = ${id}`.execute(database)
}
