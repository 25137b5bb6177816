import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/** Counts one more claim of a unit and returns how many in a row brought no progress, this one included. */
export async function countTrial(database: Database, unit: string): Promise<number> {
  const { rows } = await sql<{ fruitless: number }>`
    INSERT INTO regatta.trial AS t (job, fruitless) VALUES (${unit}, 1)
    ON CONFLICT (job) DO UPDATE SET fruitless = t.fruitless + 1 RETURNING fruitless`.execute(database)
  return rows[0]?.fruitless ?? 1
}

/** The unit got on, or was handed back on purpose: its earlier trials do not count any more. */
export async function forgetTrials(database: Database, unit: string): Promise<void> {
  await sql`DELETE FROM regatta.trial WHERE job = ${unit}`.execute(database)
}
