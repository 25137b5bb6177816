import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { HistoryLimits, PrunedHistory } from './history.ts'

/**
 * Rows of a scraper that planning and `status` need: the last five that came to an end of their own, and as many of any
 * kind.
 */
const NEEDED = 5

/** Share of the file that has to be empty before it is rewritten. */
const WORTH_IT = 0.25

// The last good run of a scraper says when it is due again, and drift and notifications compare with how the last one
// ended.
const CHOSEN = `
  SELECT country, source, run, attempt FROM (
    SELECT *,
      row_number() OVER (PARTITION BY country, source ORDER BY finished <= :latest DESC, finished DESC, attempt DESC) AS place,
      row_number() OVER (PARTITION BY country, source, ended ORDER BY finished <= :latest DESC, finished DESC, attempt DESC) AS ended_place,
      row_number() OVER (PARTITION BY country, source, good ORDER BY finished <= :latest DESC, finished DESC, attempt DESC) AS good_place
    FROM (
      SELECT country, source, run, attempt, finished,
        status IN ('success', 'warning', 'failed') AS ended,
        status IN ('success', 'warning') AND duration_ms IS NOT NULL AS good
      FROM ended
    )
  )
  WHERE (place > :rows OR finished < :before)
    AND place > ${NEEDED} AND NOT (ended AND ended_place <= ${NEEDED}) AND NOT (good AND good_place = 1)`

/**
 * Removes rows beyond the limits from a SQLite history, and shrinks the file once much of it is empty. `latest`: ISO
 * time; what says it ended later is the oldest.
 */
export function pruneRows(path: string, limits: HistoryLimits, latest: string): PrunedHistory {
  return withDatabase(path, limits, { readOnly: false }, (database) => {
    const removed = database
      .prepare(`DELETE FROM ended WHERE (country, source, run, attempt) IN (${CHOSEN})`)
      .run(parameters(limits, latest))
    return { rows: Number(removed.changes), bytes: shrink(database, path) }
  })
}

/** What `pruneRows` would remove; by how much the file would shrink shows only then. */
export function previewPruneRows(path: string, limits: HistoryLimits, latest: string): PrunedHistory {
  return withDatabase(path, limits, { readOnly: true }, (database) => {
    const found = database.prepare(`SELECT count(*) AS rows FROM (${CHOSEN})`).get(parameters(limits, latest))
    return { rows: Number(found?.rows ?? 0), bytes: 0 }
  })
}

function withDatabase(
  path: string,
  limits: HistoryLimits,
  { readOnly }: { readOnly: boolean },
  work: (database: DatabaseSync) => PrunedHistory,
): PrunedHistory {
  if (!existsSync(path) || (limits.rows === null && limits.before === -Infinity)) return { rows: 0, bytes: 0 }
  const database = new DatabaseSync(path, { readOnly, timeout: 10_000 })
  try {
    return work(database)
  } finally {
    database.close()
  }
}

function parameters({ rows, before }: HistoryLimits, latest: string): { rows: number; before: string; latest: string } {
  // An empty text sorts before every time.
  return {
    latest,
    rows: rows ?? Number.MAX_SAFE_INTEGER,
    before: before === -Infinity ? '' : new Date(before).toISOString(),
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
