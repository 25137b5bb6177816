import { dirname } from 'node:path'
import { openSqliteReader } from './sqlite-reader.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { StoreError, type StoreErrorReason } from './store-error.ts'
import type { Store, StoreReader } from './store.ts'
import { makeFolder } from '../runs/folder/make-folder.ts'

/**
 * Opens a store by its location for its one writer: today the path of a SQLite file, created with its folder where it is
 * not there. Throws StoreError.
 */
export async function openStore(location: string, options: { now?: () => Date } = {}): Promise<Store> {
  const path = sqlitePath(location)
  createFolder(path)
  return openSqliteStore(path, options)
}

/** Opens a store by its location for reading, beside a writer. Throws StoreError. */
export async function openStoreReader(location: string): Promise<StoreReader> {
  return openSqliteReader(sqlitePath(location))
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

function sqlitePath(location: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1]
  if (scheme === undefined) return location
  throw new StoreError('cannot_open', location, `there is no store for ${scheme}:// in this version, only files`)
}
