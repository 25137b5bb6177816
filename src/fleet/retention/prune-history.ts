import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Rows of a scraper that planning and `status` need: the last five that came to an end of their own, and as many of any kind. */
const NEEDED = 5

/** Share of the file that has to be empty before it is written anew. */
const WORTH_IT = 0.25

export interface HistoryLimits {
  /** Rows of each scraper; null is all. */
  rows: number | null
  /** Rows from before go, in ms since 1970. */
  before: number
}

export interface PrunedHistory {
  rows: number
  /** By how much the file shrank. */
  bytes: number
}

// The last good run of a scraper says when it is due again, and drift and notifications compare with how the last one ended.
const CHOSEN = `
  SELECT country, source, run, attempt FROM (
    SELECT *,
      row_number() OVER (PARTITION BY country, source ORDER BY finished DESC, attempt DESC) AS place,
      row_number() OVER (PARTITION BY country, source, ended ORDER BY finished DESC, attempt DESC) AS ended_place,
      row_number() OVER (PARTITION BY country, source, good ORDER BY finished DESC, attempt DESC) AS good_place
    FROM (
      SELECT country, source, run, attempt, finished,
        status IN ('success', 'warning', 'failed') AS ended,
        status IN ('success', 'warning') AND duration_ms IS NOT NULL AS good
      FROM ended
    )
  )
  WHERE (place > :rows OR finished < :before)
    AND place > ${NEEDED} AND NOT (ended AND ended_place <= ${NEEDED}) AND NOT (good AND good_place = 1)`

/** Takes rows out of the history that no command needs any more. */
export function pruneHistory(stateDir: string, limits: HistoryLimits, { dryRun }: { dryRun: boolean }): PrunedHistory {
  const path = join(stateDir, 'history.db')
  if (!existsSync(path) || (limits.rows === null && limits.before === -Infinity)) return { rows: 0, bytes: 0 }
  const database = new DatabaseSync(path, { readOnly: dryRun, timeout: 10_000 })
  try {
    const chosen = { rows: limits.rows ?? Number.MAX_SAFE_INTEGER, before: isoTime(limits.before) }
    if (dryRun) {
      const found = database.prepare(`SELECT count(*) AS rows FROM (${CHOSEN})`).get(chosen)
      return { rows: Number(found?.rows ?? 0), bytes: 0 }
    }
    const removed = database
      .prepare(`DELETE FROM ended WHERE (country, source, run, attempt) IN (${CHOSEN})`)
      .run(chosen)
    return { rows: Number(removed.changes), bytes: shrink(database, path) }
  } finally {
    database.close()
  }
}

/** Deleted rows leave their room inside the file. */
function shrink(database: DatabaseSync, path: string): number {
  const pragma = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)
  if (pragma('freelist_count') < pragma('page_count') * WORTH_IT) return 0
  const before = statSync(path).size
  try {
    database.exec('VACUUM')
  } catch {
    // No room for the copy, or a reader that stays: the room is used for the next rows.
  }
  return Math.max(0, before - statSync(path).size)
}

/** Before everything where nothing is too old. */
function isoTime(ms: number): string {
  return ms === -Infinity ? '' : new Date(ms).toISOString()
}
