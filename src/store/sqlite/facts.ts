import type { DatabaseSync } from 'node:sqlite'

/** Reads the value of a key; null without one. */
export function prepareGetFact(db: DatabaseSync): (key: string) => string | null {
  const select = db.prepare('SELECT value FROM facts WHERE key = ?')
  return (key) => {
    const value = select.get(key)?.['value']
    return typeof value === 'string' ? value : null
  }
}

/** Sets the value of a key, in place of an earlier one. */
export function prepareSetFact(db: DatabaseSync): (key: string, value: string) => void {
  const upsert = db.prepare(
    'INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  return (key, value) => {
    upsert.run(key, value)
  }
}
