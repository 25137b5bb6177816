import { openChecked } from '../database/migrate.ts'
import type { Copied } from './postgres/move-store.ts'
import { sqliteCatalog } from './sqlite-catalog.ts'
import type { StoreName } from './store-catalog.ts'
import { openFleetStores } from './open-store-catalog.ts'

/** What became of a store. */
export interface MovedStore extends StoreName {
  copied: Copied
}

/** A large store takes longer than a query of a worker may. */
const PATIENCE_MS = 300_000

/**
 * Copies all stores of a data folder into the database, or the other way round. Throws StoreError and DatabaseError.
 */
export async function* moveStores(
  database: string,
  dataDir: string,
  direction: 'into_database' | 'from_database',
): AsyncGenerator<MovedStore> {
  const { storeIntoDatabase, storeFromDatabase } = await import('./postgres/move-store.ts')
  const files = sqliteCatalog(dataDir)
  const connection = await openChecked(database, { most: 2, timeout_ms: PATIENCE_MS })
  try {
    const from = direction === 'into_database' ? files : await openFleetStores(dataDir, database)
    for (const name of await from.list()) {
      const file = files.location(name)
      const copied =
        direction === 'into_database'
          ? await storeIntoDatabase(connection, file, name)
          : await storeFromDatabase(connection, name, file)
      yield { ...name, copied }
    }
  } finally {
    await connection.destroy()
  }
}
