import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/** Reports that are kept: a month of one every six hours. */
const MOST = 120

/** Keeps a report, and of all of them the newest. */
export async function keepReport(database: Database, worker: string, statistics: object): Promise<void> {
  await sql`INSERT INTO regatta.report (worker, statistics) VALUES (${worker}, ${JSON.stringify(statistics)}::json)`.execute(
    database,
  )
  await sql`
    DELETE FROM regatta.report WHERE id <= (SELECT id FROM regatta.report ORDER BY id DESC OFFSET ${MOST} LIMIT 1)`.execute(
    database,
  )
}
