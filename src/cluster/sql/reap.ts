import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/**
 * Removes workers that gave no sign of life for `silence_ms`, or only names them. Their hosts and jobs need none of
 * this: those go to other workers by themselves.
 */
export async function reapWorkers(database: Database, silence_ms: number, dryRun: boolean): Promise<string[]> {
  const old = sql`heartbeat < now() - ${silence_ms} * interval '1 millisecond'
    AND (stopped IS NOT NULL OR heartbeat < now() - patience * interval '1 second')`
  const { rows } = await (
    dryRun
      ? sql<{ id: string }>`SELECT id FROM regatta.worker WHERE ${old} ORDER BY id`
      : sql<{ id: string }>`DELETE FROM regatta.worker WHERE ${old} RETURNING id`
  ).execute(database)
  return rows.map(({ id }) => id)
}
