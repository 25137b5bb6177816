import { sql } from 'kysely'
import type { Database } from './connect.ts'

/**
 * Takes the next turn at a host that no worker owns: all that visit it keep `gap_ms` between two requests together.
 * Returns how long to wait for it, in ms; 0 when the database does not answer, since each process keeps the gap anyway.
 * The generic cell rate algorithm in one row (ITU-T I.371).
 */
export async function takeHostTurn(database: Database, host: string, gap_ms: number): Promise<number> {
  try {
    const { rows } = await sql<{ wait_ms: number }>`
      INSERT INTO regatta.host_slot AS slot (host, next_at)
      VALUES (${host}, clock_timestamp() + ${gap_ms} * interval '1 millisecond')
      ON CONFLICT (host) DO UPDATE
        SET next_at = greatest(slot.next_at, clock_timestamp()) + ${gap_ms} * interval '1 millisecond'
      RETURNING greatest(0, extract(epoch FROM next_at - clock_timestamp()) * 1000 - ${gap_ms})::float8 AS wait_ms`.execute(
      database,
    )
    return rows[0]?.wait_ms ?? 0
  } catch {
    return 0
  }
}
