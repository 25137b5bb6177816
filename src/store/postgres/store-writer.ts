import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { jsonColumn } from '../json-column.ts'
import type { StoreOwner } from '../store-owner.ts'
import { StoreError } from '../store-error.ts'
import { guardedQuery } from './store-errors.ts'

/** One write of a store: `kind` and argument as the database's `store_write` knows them. */
export type WriteCall = <T>(kind: string, argument: object) => Promise<T>

/** Writes go one after the other: the database remembers the answer of the last one only. */
export function storeWriter({
  database,
  id,
  location,
  owner,
  run,
}: {
  database: Database
  id: number
  location: string
  owner: StoreOwner | undefined
  run: <T>(query: () => Promise<T>) => Promise<T>
}): WriteCall {
  const fence =
    owner === undefined ? null : JSON.stringify({ worker: owner.worker, hosts: owner.hosts, epoch: owner.epoch })
  let last: Promise<unknown> = Promise.resolve()
  const writeNow = async <T>(kind: string, argument: object): Promise<T> => {
    if (owner !== undefined && !owner.held()) throw notOwner(location)
    const [write, text] = [randomUUID(), jsonColumn(argument)]
    const { rows } = await run(() =>
      sql<{ answer: { answer: T } | { refused: true } | { gone: true } }>`
        SELECT regatta.store_write(${id}, ${fence}::json, ${write}, ${kind}, ${text}::json) AS answer`.execute(
        database,
      ),
    )
    const answer = rows[0]!.answer
    if ('answer' in answer) return answer.answer
    if ('refused' in answer) throw notOwner(location)
    throw new StoreError('io', location, 'the store was removed while it was being written: what was stored is lost')
  }
  return (kind, argument) => {
    const written = last.then(() => guardedQuery(location, () => writeNow(kind, argument)))
    last = written.catch(() => undefined)
    return written as Promise<never>
  }
}

function notOwner(location: string): StoreError {
  return new StoreError('not_owner', location, 'its hosts have gone to another worker; nothing more is written')
}
