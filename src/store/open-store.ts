import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openSqliteReader } from './sqlite-reader.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { StoreError, type StoreErrorReason } from './store-error.ts'
import type { StoreLocation } from './store-catalog.ts'
import type { Store, StoreReader } from './store.ts'
import { makeFolder } from '../runs/folder/make-folder.ts'

/**
 * Opens the store at a location for its one writer and creates it, with the folders above it, where there is none.
 * Throws StoreError.
 */
export async function openStore(location: StoreLocation, options: { now?: () => Date } = {}): Promise<Store> {
  const path = sqlitePath(location)
  createFolder(path)
  return openSqliteStore(path, options)
}

/** Opens the store at a location for reading, at any time, also beside its writer. Throws StoreError. */
export async function openStoreReader(location: StoreLocation): Promise<StoreReader> {
  return openSqliteReader(sqlitePath(location))
}

/** Removes the store at a location, which nobody may have open; nothing happens where there is none. */
export async function removeStore(location: StoreLocation): Promise<void> {
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

function sqlitePath(location: StoreLocation): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1]
  if (scheme === undefined) return location
  throw new StoreError('cannot_open', location, `there is no store for ${scheme}:// in this version, only files`)
}
