import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Draft, ListedParts } from '../../../vocabulary/record.ts'
import type { Pending, Store } from '../../store.ts'
import { schemaVersion } from '../schema.ts'

/** The version in which rejections got a column of their own. */
const WITH_REJECTIONS = 8

/** Reads a batch of URLs that wait, behind the position `cursor`. */
export function preparePending(db: DatabaseSync): (...args: Parameters<Store['pending']>) => Pending[] {
  const { all, tried, rejections } = conditions(db)
  const select = (which: string): ReturnType<DatabaseSync['prepare']> =>
    db.prepare(`
      SELECT position, url, title, date, listed, attempts, ${rejections} AS rejections FROM frontier
      WHERE ${which} AND position > ? ORDER BY position LIMIT ?`)
  const selects = { all: select(all), tried: select(tried) }
  return (limit, cursor, which = 'all') => selects[which].all(cursor, limit).map(toPending)
}

/** Counts the URLs that wait. */
export function preparePendingCount(db: DatabaseSync): (...args: Parameters<Store['pendingCount']>) => number {
  const { all, tried } = conditions(db)
  const select = (which: string): ReturnType<DatabaseSync['prepare']> =>
    db.prepare(`SELECT count(*) AS count FROM frontier WHERE ${which}`)
  const selects = { all: select(all), tried: select(tried) }
  return (which = 'all') => Number(selects[which].get()?.['count'])
}

/** Each as an index of the frontier says it: reading stays quick however much else waits. */
function conditions(db: DatabaseSync): { all: string; tried: string; rejections: string } {
  const isOld = schemaVersion(db) < WITH_REJECTIONS
  const all = `state = 'pending'`
  return {
    all,
    tried: `${all} AND ${isOld ? 'attempts' : 'attempts + rejections'} > 0`,
    rejections: isOld ? '0' : 'rejections',
  }
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
