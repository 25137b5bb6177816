import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { guarded } from '../../store/store-error.ts'

/** What was found before, and how often a service was asked today: both outlive the program. */
export interface LookupStore {
  /** An answer as JSON, null for a question that had none, undefined for one never asked. */
  known(provider: string, question: string): string | null | undefined
  keep(provider: string, question: string, answer: string | null): void
  /** Counts one request of a day (UTC); false, and nothing counted, when the day's are used up. */
  spend(provider: string, day: string, most: number): boolean
  close(): void
}

/**
 * Opens the store, or one in memory (`:memory:`). It and its store throw a StoreError, or the system's errors. The
 * names of the table are those of the first service: questions are in `address`, answers in `place`.
 */
export function openLookupStore(file: string): LookupStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const checked = <T>(work: () => T): T => guarded(file, work)
  const db = checked(() => {
    const opened = new DatabaseSync(file, { timeout: 5000 })
    opened.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS places (provider TEXT, address TEXT, place TEXT, PRIMARY KEY (provider, address)) STRICT;
      CREATE TABLE IF NOT EXISTS days (provider TEXT, day TEXT, requests INTEGER, PRIMARY KEY (provider, day)) STRICT`)
    return opened
  })
  const find = db.prepare('SELECT place FROM places WHERE provider = ? AND address = ?')
  const put = db.prepare('INSERT OR REPLACE INTO places VALUES (?, ?, ?)')
  const count = db.prepare(`INSERT INTO days VALUES (?, ?, 1)
    ON CONFLICT DO UPDATE SET requests = requests + 1 WHERE requests < ?`)
  return {
    known: (provider, question) =>
      checked(() => (find.get(provider, question) as { place: string | null } | undefined)?.place),
    keep: (provider, question, answer) => {
      checked(() => put.run(provider, question, answer))
    },
    spend: (provider, day, most) => most > 0 && checked(() => count.run(provider, day, most)).changes > 0,
    close: () => db.close(),
  }
}
