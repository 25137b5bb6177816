import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Task } from '../../runs/folder/task.ts'

/** A site whose listings are looked for, as it was enqueued. */
export interface KnownSite {
  unit: string
  task: Task
}

/** Remembers sites for the next time; what was known of one is replaced. */
export async function rememberSites(database: Database, sites: KnownSite[]): Promise<void> {
  const rows = sites.map(({ unit, task }) => ({ ...nameOf(task), unit, task }))
  await sql`
    INSERT INTO regatta.site (country, source, unit, task)
    SELECT country, source, unit, task FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x(country text, source text, unit text, task json)
    ON CONFLICT (country, source) DO UPDATE SET unit = excluded.unit, task = excluded.task`.execute(database)
}

/** Sites that nobody has looked at for a day, or for an hour where it failed. */
export async function dueSites(database: Database): Promise<KnownSite[]> {
  const { rows } = await sql<KnownSite>`
    SELECT unit, task FROM regatta.site s WHERE NOT EXISTS (
      SELECT 1 FROM regatta.attempt a
      WHERE a.country = s.country AND a.source = s.source AND a.stage = 'discovery' AND (
        exit IS NULL OR (exit->>'finished')::timestamptz > now() -
          CASE result->>'status' WHEN 'success' THEN interval '1 day' ELSE interval '1 hour' END))
    ORDER BY country, source`.execute(database)
  return rows
}

function nameOf({ config: { country, source } }: Task): { country: string; source: string } {
  return { country, source }
}
