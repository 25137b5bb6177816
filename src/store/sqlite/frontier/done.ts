import type { DatabaseSync } from 'node:sqlite'

/** Notes that the record of a URL is stored; call it in the transaction that stores it. */
export function prepareDone(db: DatabaseSync): (url: string, run: string, now: string) => void {
  const done = db.prepare(`
    INSERT INTO frontier (url, state, first_seen_run, first_seen_at, visited_run) VALUES (?1, 'done', ?2, ?3, ?2)
    ON CONFLICT (url) DO UPDATE SET state = 'done', visited_run = excluded.visited_run, listed = NULL, attempts = 0,
      rejections = 0, transient = 0, first_failed_at = NULL, last_failed_at = NULL, last_status = NULL, last_error = NULL, why = NULL`)
  return (url, run, now) => {
    done.run(url, run, now)
  }
}
