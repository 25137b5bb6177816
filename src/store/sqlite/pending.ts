import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Draft } from '../../vocabulary/record.ts'
import type { Pending } from '../store.ts'

export function preparePending(db: DatabaseSync): (limit: number, cursor: number) => Pending[] {
  const select = db.prepare(`
    SELECT position, url, title, date, listed, attempts FROM frontier
    WHERE state = 'pending' AND position > ? ORDER BY position LIMIT ?`)
  return (limit, cursor) => select.all(cursor, limit).map(toPending)
}

export function preparePendingCount(db: DatabaseSync): () => number {
  const select = db.prepare(`SELECT count(*) AS count FROM frontier WHERE state = 'pending'`)
  return () => Number(select.get()?.['count'])
}

function toPending(row: Record<string, SQLOutputValue>): Pending {
  const { listed, ...rest } = row as Omit<Pending, 'record'> & { listed: string | null }
  return { ...rest, record: listed === null ? null : (JSON.parse(listed) as Draft) }
}
