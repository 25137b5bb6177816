import { openSqliteReader } from './sqlite-reader.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { StoreError } from './store-error.ts'
import type { Store, StoreReader } from './store.ts'

/**
 * Opens a store by its location for its one writer: today the path of a SQLite file. Throws StoreError.
 */
export async function openStore(location: string, options: { now?: () => Date } = {}): Promise<Store> {
  return openSqliteStore(sqlitePath(location), options)
}

/** Opens a store by its location for reading, beside a writer. Throws StoreError. */
export async function openStoreReader(location: string): Promise<StoreReader> {
  return openSqliteReader(sqlitePath(location))
}

function sqlitePath(location: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1]
  if (scheme === undefined) return location
  throw new StoreError('cannot_open', location, `there is no store for ${scheme}:// in this version, only files`)
}
