import type { DatabaseSync } from 'node:sqlite'
import { isReread } from '../../is-reread.ts'
import { jsonColumn } from '../../json-column.ts'
import type { Admitted, FrontierEntry } from '../../store.ts'

/** Adds entries to the frontier; call it inside a write transaction. */
export type Admit = (entries: FrontierEntry[], options: { run: string; full: boolean; now: string }) => Admitted

/** A page that is missing (404) and still listed is tried in so many runs. */
const MOST_TRIES_OF_MISSING = 4

/** With `full`, entries that were visited before are taken up again. */
export function prepareAdmit(db: DatabaseSync): Admit {
  const insert = `
    INSERT INTO frontier (url, title, date, listed, state, first_seen_run, first_seen_at)
    VALUES (?, ?, ?, ?, 'pending', ?, ?)`
  const onlyNew = db.prepare(`${insert} ON CONFLICT (url) DO NOTHING`)
  // A URL taken up again goes to the end, where a reader of `pending` that has passed its old place still meets it.
  const again = db.prepare(`${insert}
    ON CONFLICT (url) DO UPDATE SET
      position = (SELECT max(position) + 1 FROM frontier),
      state = 'pending', title = excluded.title, date = excluded.date, listed = excluded.listed,
      rejections = 0
    WHERE frontier.state <> 'pending'
      AND (frontier.visited_run IS NULL OR frontier.visited_run <> excluded.first_seen_run)`)

  // What was missing and is still listed may have been listed too early. Gone for good (410) is final.
  const stillListed = db.prepare(`
    UPDATE frontier SET state = 'pending' WHERE url = ? AND state = 'failed' AND last_status = 404
      AND attempts < ${MOST_TRIES_OF_MISSING} AND visited_run <> ?`)
  const isPending = db.prepare(`SELECT 1 FROM frontier WHERE url = ? AND state = 'pending'`)

  return (entries, { run, full, now }) => {
    const admitted: Admitted = { added: 0, known: 0, waiting: 0 }
    const named = new Set<string>()
    for (const { url, title, date, record, listed = null } of entries) {
      const kept = record ?? listed
      if (named.has(url)) continue
      named.add(url)
      // A row of the listing costs nothing to read, so it is compared in every run.
      const statement = full || isReread({ record }) ? again : onlyNew
      if (statement.run(url, title, date, kept && jsonColumn(kept), run, now).changes > 0) {
        admitted.added++
        continue
      }
      admitted.known++
      stillListed.run(url, run)
      if (isPending.get(url) !== undefined) admitted.waiting++
    }
    return admitted
  }
}

/** Whether a URL is in the frontier, in whatever state. */
export function prepareIsKnown(db: DatabaseSync): (url: string) => boolean {
  const select = db.prepare('SELECT 1 FROM frontier WHERE url = ?')
  return (url) => select.get(url) !== undefined
}
