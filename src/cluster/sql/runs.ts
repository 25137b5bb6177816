import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { RunPlan } from '../../runs/folder/run-plan.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import type { Stage } from '../stages.ts'

/** A scraper that wants to be in a run. */
export interface WantedScraper {
  country: string
  source: string
  unit: string
}

/**
 * Begins a run: its row, and a row for each scraper that does not wait or run already. Returns those that got one. Call
 * it in the transaction that sends the jobs.
 */
export async function insertRun(
  database: Database,
  { run, stage, scrapers }: { run: string; stage: Stage; scrapers: WantedScraper[] },
): Promise<Set<string>> {
  await sql`INSERT INTO regatta.run (run, stage, plan) VALUES (${run}, ${stage}, '{}')`.execute(database)
  const { rows } = await sql<{ id: string }>`
    INSERT INTO regatta.attempt (run, country, source, stage, job)
    SELECT ${run}, country, source, ${stage}, unit
    FROM json_to_recordset(${JSON.stringify(scrapers)}::json) AS x(country text, source text, unit uuid)
    ON CONFLICT (country, source, stage) WHERE exit IS NULL DO NOTHING
    RETURNING country || '/' || source AS id`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

/** Writes the plan of a run that was begun in the same transaction. */
export async function setPlan(database: Database, plan: RunPlan): Promise<void> {
  await sql`UPDATE regatta.run SET plan = ${JSON.stringify(plan)}::json WHERE run = ${plan.run}`.execute(database)
}

/** Removes a run that came to nothing. */
export async function dropRun(database: Database, run: string): Promise<void> {
  await sql`DELETE FROM regatta.run WHERE run = ${run}`.execute(database)
}

/** Runs whose scrapers have all ended and that nobody has summed up. */
export async function endedRuns(database: Database): Promise<string[]> {
  const { rows } = await sql<{ run: string }>`
    SELECT run FROM regatta.run r WHERE summary IS NULL
      AND NOT EXISTS (SELECT 1 FROM regatta.attempt a WHERE a.run = r.run AND exit IS NULL)`.execute(database)
  return rows.map(({ run }) => run)
}

/** Keeps the summary of a run; false where another worker was first. */
export async function keepSummary(database: Database, summary: Summary): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE regatta.run SET summary = ${JSON.stringify(summary)}::json
    WHERE run = ${summary.run} AND summary IS NULL`.execute(database)
  return Number(numAffectedRows ?? 0) > 0
}
