import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openSqliteReader } from './sqlite-reader.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { StoreError, type StoreErrorReason } from './store-error.ts'
import type { StoreOwner } from './store-owner.ts'
import type { StoreLocation, StoreName } from './store-catalog.ts'
import type { Store, StoreReader } from './store.ts'
import { makeFolder } from '../runs/folder/files/make-folder.ts'

export interface OpenStoreOptions {
  now?: () => Date
  /** The assignment under which a worker of the cluster writes. */
  owner?: StoreOwner | undefined
  /** URL of the database for stores that are in one; by default that of the environment. */
  database?: string | undefined
}

/**
 * Opens the store at a location for its one writer and creates it, with the folders above it, where there is none.
 * Throws StoreError.
 */
export async function openStore(location: StoreLocation, options: OpenStoreOptions = {}): Promise<Store> {
  const name = nameInDatabase(location)
  if (name !== null) {
    const { openPostgresStore } = await import('./postgres/postgres-store.ts')
    return await openPostgresStore(databaseUrl(location, options.database), name, options)
  }
  const path = sqlitePath(location)
  createFolder(path)
  return openSqliteStore(path, options)
}

/** Opens the store at a location for reading, at any time, also beside its writer. Throws StoreError. */
export async function openStoreReader(location: StoreLocation, database?: string): Promise<StoreReader> {
  const name = nameInDatabase(location)
  if (name !== null) {
    const { openPostgresReader } = await import('./postgres/postgres-store.ts')
    return await openPostgresReader(databaseUrl(location, database), name)
  }
  return openSqliteReader(sqlitePath(location))
}

/** Removes the store at a location, which nobody may have open; nothing happens where there is none. */
export async function removeStore(location: StoreLocation, database?: string): Promise<void> {
  const name = nameInDatabase(location)
  if (name !== null) {
    const { removePostgresStore } = await import('./postgres/postgres-store.ts')
    return await removePostgresStore(databaseUrl(location, database), name)
  }
  const path = sqlitePath(location)
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

function createFolder(path: string): void {
  try {
    makeFolder(dirname(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = REASONS[code] ?? 'cannot_open'
    throw new StoreError(reason, path, `its folder cannot be created (${code})`, error)
  }
}

const REASONS: Record<string, StoreErrorReason> = { ENOSPC: 'disk_full', EROFS: 'read_only', EACCES: 'read_only' }

/** What a location in the database names; null for one of another kind. */
function nameInDatabase(location: StoreLocation): StoreName | null {
  const [, country, source] = /^postgres:([^/]+)\/([^/]+)$/.exec(location) ?? []
  return country === undefined || source === undefined ? null : { country, source }
}

function databaseUrl(location: StoreLocation, given: string | undefined): string {
  const url = given ?? process.env['DATABASE_URL']
  if (url === undefined) throw new StoreError('cannot_open', location, 'DATABASE_URL must name the database it is in')
  return url
}

function sqlitePath(location: StoreLocation): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1]
  if (scheme === undefined) return location
  throw new StoreError('cannot_open', location, `there is no store for ${scheme}:// in this version, only files`)
}
