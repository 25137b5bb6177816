import { sqliteCatalog } from './sqlite-catalog.ts'
import type { StoreCatalog } from './store-catalog.ts'

/** The stores below a data folder. Touches nothing until one of them is opened. */
export function openStoreCatalog(dataDir: string): StoreCatalog {
  return sqliteCatalog(dataDir)
}

/** The stores of the fleet: those in the database at a URL, or else below a data folder. */
export async function openFleetStores(dataDir: string, database: string | undefined): Promise<StoreCatalog> {
  if (database === undefined) return sqliteCatalog(dataDir)
  const { postgresCatalog } = await import('./postgres/postgres-catalog.ts')
  return postgresCatalog(database)
}
