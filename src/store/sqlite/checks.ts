import type { DatabaseSync } from 'node:sqlite'
import { jsonColumn } from '../json-column.ts'
import type { Answers, Store, Unchecked } from '../store.ts'

/** Records that have no answers of these checks; bodies are not read. */
export function prepareUnchecked(db: DatabaseSync): (...args: Parameters<Store['unchecked']>) => Unchecked[] {
  const select = db.prepare(`
    SELECT position, url, title, extra FROM records
    WHERE position > ?2 AND NOT EXISTS (SELECT 1 FROM checks WHERE checks.position = records.position AND spec = ?1)
    ORDER BY position LIMIT ?3`)
  return (spec, limit, cursor) =>
    select.all(spec, cursor, limit).map((row) => ({
      position: Number(row['position']),
      url: String(row['url']),
      title: String(row['title']),
      extra: JSON.parse(String(row['extra'])) as Unchecked['extra'],
    }))
}

/** Call it inside a write transaction. A record that changes loses its answers by a trigger. */
export function prepareKeepAnswers(db: DatabaseSync): (spec: string, answers: readonly Answers[]) => void {
  const keep = db.prepare(`
    INSERT INTO checks (position, spec, answers) VALUES (?1, ?2, ?3)
    ON CONFLICT (position) DO UPDATE SET spec = excluded.spec, answers = excluded.answers`)
  return (spec, all) => {
    for (const { position, answers } of all) keep.run(position, spec, jsonColumn(answers))
  }
}

/**
 * Reads a record's answers as `answers`; nothing in a store that an older version wrote and nobody has brought up to
 * date.
 */
export function answersColumn(db: DatabaseSync): string {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'checks'").get() !== undefined
  return known ? '(SELECT answers FROM checks WHERE checks.position = records.position) AS answers' : 'NULL AS answers'
}
