import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { EventLine, FleetEvent } from '../../vocabulary/run/event.ts'

/** Adds a line to the event stream of a run and returns it with its number. */
export async function addEvent(
  database: Database,
  run: string,
  event: FleetEvent,
  at = new Date(),
): Promise<EventLine> {
  const line = { time: at.toISOString(), run, ...event }
  const { rows } = await sql<{ seq: number }>`
    SELECT regatta.add_event(${run}, ${JSON.stringify(line)}::json) AS seq`.execute(database)
  return { v: 1, seq: rows[0]?.seq ?? 0, ...line }
}
