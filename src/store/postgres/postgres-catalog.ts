import { sql } from 'kysely'
import { connect } from '../../database/connect.ts'
import { checkDatabase } from '../../database/migrate.ts'
import type { StoreCatalog, StoreName } from '../store-catalog.ts'
import { openPostgresReader, openPostgresStore, postgresLocation } from './postgres-store.ts'
import { guardedQuery } from './store-errors.ts'

/** The stores of the database at a URL. */
export function postgresCatalog(url: string): StoreCatalog {
  const database = connect(url, { most: 1 })
  let checked: Promise<void> | undefined
  const find = (where: ReturnType<typeof sql>): Promise<StoreName[]> =>
    guardedQuery('postgres', async () => {
      await (checked ??= checkDatabase(database))
      const { rows } = await sql<StoreName>`
        SELECT country, source FROM regatta.store WHERE ${where} ORDER BY country, source`.execute(database)
      return rows
    })
  return {
    location: postgresLocation,
    open: (name) => openPostgresStore(url, name),
    reader: (name) => openPostgresReader(url, name),
    has: async ({ country, source }) => (await find(sql`country = ${country} AND source = ${source}`)).length > 0,
    list: (within) => find(within === undefined ? sql`true` : sql`country = ${within.country}`),
  }
}
