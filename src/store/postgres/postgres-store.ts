import { sql } from 'kysely'
import { connect, type Database } from '../../database/connect.ts'
import { checkDatabase } from '../../database/migrate.ts'
import { retryQuery } from '../../database/retry-query.ts'
import { StoreError } from '../store-error.ts'
import type { Store, StoreReader } from '../store.ts'
import type { StoreName } from '../store-catalog.ts'
import { postgresReading } from './reading.ts'
import { storeLookUps } from './look-ups.ts'
import { guardedQuery } from './store-errors.ts'
import type { StoreOwner } from '../store-owner.ts'
import { storeWriter } from './store-writer.ts'
import { storeWrites } from './writes.ts'
import { lockStore } from './writer-lock.ts'

/** How long a write waits for a database that does not answer where no lease says so, in ms. */
const PATIENCE_MS = 30_000

export interface PostgresStoreOptions {
  owner?: StoreOwner | undefined
  now?: (() => Date) | undefined
}

/**
 * Opens a store in the database for its one writer and creates it where there is none. Throws StoreError: 'in_use' at
 * once when another process writes it, 'not_owner' when its hosts have gone to another worker.
 */
export async function openPostgresStore(
  url: string,
  name: StoreName,
  { owner, now = () => new Date() }: PostgresStoreOptions = {},
): Promise<Store> {
  const location = postgresLocation(name)
  // One for reading beside the one for writing, so that a long look never holds up a write.
  const database = connect(url, { most: 2 })
  const patience = (): (() => boolean) => {
    if (owner !== undefined) return owner.held
    const until = performance.now() + PATIENCE_MS
    return () => performance.now() < until
  }
  const run = <T>(query: () => Promise<T>): Promise<T> => retryQuery(query, patience())
  return guardedQuery(location, async () => {
    // The worker of an owner has checked it, and goes on when the database is migrated.
    await run(() => checkDatabase(database, { newer: owner === undefined ? 'refused' : 'allowed' }))
    const id = await run(() => createStore(database, name))
    const unlock = owner === undefined ? await lockStore(url, id, location) : null
    const write = storeWriter({ database, id, location, owner, run })
    return {
      ...postgresReading(database, id, location, run),
      ...storeWrites(write, now),
      ...storeLookUps(database, id, <T>(query: () => Promise<T>) => guardedQuery(location, () => run(query))),
      close: async () => {
        await unlock?.()
        await database.destroy()
      },
    }
  })
}

/** Opens a store in the database for reading. Throws StoreError. */
export async function openPostgresReader(url: string, name: StoreName): Promise<StoreReader> {
  const location = postgresLocation(name)
  const database = connect(url, { most: 2, timeout_ms: READING_TIMEOUT_MS })
  return guardedQuery(location, async () => {
    await checkDatabase(database)
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM regatta.store WHERE country = ${name.country} AND source = ${name.source}`.execute(database)
    if (rows[0] === undefined) throw new StoreError('cannot_open', location, 'the database has no such store')
    return {
      ...postgresReading(database, rows[0].id, location, (query) => query()),
      close: () => database.destroy(),
    }
  })
}

/** For a person who waits, and large stores. */
const READING_TIMEOUT_MS = 60_000

/** Removes a store of the database; nothing happens where there is none. */
export async function removePostgresStore(url: string, { country, source }: StoreName): Promise<void> {
  const database = connect(url, { most: 1, timeout_ms: READING_TIMEOUT_MS })
  try {
    await guardedQuery(postgresLocation({ country, source }), async () => {
      await sql`DELETE FROM regatta.store WHERE country = ${country} AND source = ${source}`.execute(database)
    })
  } finally {
    await database.destroy()
  }
}

/** The location of a store in the database, which does not say where that is. */
export function postgresLocation({ country, source }: StoreName): string {
  return `postgres:${country}/${source}`
}

/** Looks first: an identity that is not used up by every opening. */
async function createStore(database: Database, { country, source }: StoreName): Promise<number> {
  const find = sql<{ id: number }>`SELECT id FROM regatta.store WHERE country = ${country} AND source = ${source}`
  const found = await find.execute(database)
  if (found.rows[0] !== undefined) return found.rows[0].id
  await sql`INSERT INTO regatta.store (country, source) VALUES (${country}, ${source}) ON CONFLICT DO NOTHING`.execute(
    database,
  )
  return (await find.execute(database)).rows[0]!.id
}
