import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Attempt } from '../../runs/folder/attempt.ts'
import type { Exit } from '../../runs/folder/task.ts'

interface ScraperName {
  country: string
  source: string
}

/** Scrapers of a unit that have come to their end in a run: another worker may have begun it. */
export async function endedScrapers(database: Database, run: string, unit: string): Promise<Set<string>> {
  const { rows } = await sql<ScraperName>`
    SELECT country, source FROM regatta.attempt WHERE run = ${run} AND job = ${unit} AND exit IS NOT NULL`.execute(
    database,
  )
  return new Set(rows.map(({ country, source }) => `${country}/${source}`))
}

/** Under which assignment something is written down. */
export interface Fence {
  worker: string
  hosts: string[]
  epoch: number
}

/**
 * Writes down what is known of an attempt, where it has not ended yet and its hosts are still ours. Whether it did:
 * false is a write that came too late.
 */
export async function writeAttempt(
  database: Database,
  run: string,
  { country, source }: ScraperName,
  { launch, state, result, exit }: Attempt,
  fence: Fence,
): Promise<boolean> {
  const text = (part: unknown): string | null => (part === null ? null : JSON.stringify(part))
  const { numAffectedRows } = await sql`
    UPDATE regatta.attempt SET worker = ${fence.worker}, launch = ${text(launch)}::json,
      state = coalesce(${text(state)}::json, state), result = ${text(result)}::json, exit = ${text(exit)}::json
    WHERE run = ${run} AND country = ${country} AND source = ${source} AND exit IS NULL
      AND regatta.owns(${JSON.stringify(fence)}::json)`.execute(database)
  return Number(numAffectedRows ?? 0) > 0
}

/** Closes the attempts of a unit that no worker will take up again. */
export async function closeAttempts(database: Database, unit: string, exit: Exit): Promise<void> {
  await sql`
    UPDATE regatta.attempt SET exit = ${JSON.stringify(exit)}::json WHERE job = ${unit} AND exit IS NULL`.execute(
    database,
  )
}

/** Opens the attempts of a unit that had been given up, and their run with them. */
export async function reopenAttempts(database: Database, unit: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE regatta.attempt a SET exit = NULL, result = NULL, launch = NULL, state = NULL
    WHERE job = ${unit} AND result IS NULL AND NOT EXISTS (
      SELECT 1 FROM regatta.attempt b WHERE b.exit IS NULL AND b.stage = a.stage AND b.country = a.country
        AND b.source = a.source)`.execute(database)
  await sql`
    UPDATE regatta.run SET summary = NULL WHERE run IN (
      SELECT run FROM regatta.attempt WHERE job = ${unit} AND exit IS NULL)`.execute(database)
  return Number(numAffectedRows ?? 0) > 0
}
