import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Draft, ListedParts } from '../../vocabulary/record.ts'
import type { Pending, Store } from '../store.ts'

/** Each as an index of the frontier says it: reading stays quick however much else waits. */
const WHICH = { all: `state = 'pending'`, failed: `state = 'pending' AND attempts > 0` }

/** Reads a batch of URLs that wait, behind the position `cursor`. */
export function preparePending(db: DatabaseSync): (...args: Parameters<Store['pending']>) => Pending[] {
  const select = (which: string): ReturnType<DatabaseSync['prepare']> =>
    db.prepare(`
      SELECT position, url, title, date, listed, attempts FROM frontier
      WHERE ${which} AND position > ? ORDER BY position LIMIT ?`)
  const selects = { all: select(WHICH.all), failed: select(WHICH.failed) }
  return (limit, cursor, which = 'all') => selects[which].all(cursor, limit).map(toPending)
}

/** Counts the URLs that wait. */
export function preparePendingCount(db: DatabaseSync): (...args: Parameters<Store['pendingCount']>) => number {
  const select = (which: string): ReturnType<DatabaseSync['prepare']> =>
    db.prepare(`SELECT count(*) AS count FROM frontier WHERE ${which}`)
  const selects = { all: select(WHICH.all), failed: select(WHICH.failed) }
  return (which = 'all') => Number(selects[which].get()?.['count'])
}

function toPending(row: Record<string, SQLOutputValue>): Pending {
  const { listed, ...rest } = row as Omit<Pending, 'record'> & { listed: string | null }
  const kept = listed === null ? null : (JSON.parse(listed) as Draft | ListedParts)
  if (kept === null || isWhole(kept)) return { ...rest, record: kept }
  return { ...rest, record: null, listed: kept }
}

/** Only a whole record has a title, be it null. */
function isWhole(kept: Draft | ListedParts): kept is Draft {
  return 'title' in kept
}
