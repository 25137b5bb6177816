import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Stage } from '../stages.ts'

/**
 * Has the queue wait for so long for signs of life of a job that is being worked on. The column is one of pg-boss,
 * whose own calls set it only while a job waits: who will take it is not known then.
 */
export async function keepPatience(
  database: Database,
  stage: Stage,
  { id, retryCount }: { id: string; retryCount: number },
  heartbeat_ms: number,
): Promise<void> {
  await sql`
    UPDATE regatta.job SET heartbeat_seconds = ${Math.ceil(heartbeat_ms / 1000)}
    WHERE name = ${stage} AND id = ${id}::uuid AND retry_count = ${retryCount} AND state = 'active'`.execute(database)
}
