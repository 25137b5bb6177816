import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readJson, writeJson } from '../files/json-file.ts'
import { identify, isAlive } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'
import { makeStateFolder } from '../files/make-folder.ts'

/** Who runs the fleet of a state directory. */
export interface LockHolder {
  process: ProcessIdentity
  /** ISO time. */
  since: string
  run: string | null
}

/** `mended`: lock.db was no database, and was emptied. */
export type LockOutcome = { ok: true; lock: Lock; mended: boolean } | { ok: false; holder: LockHolder | null }

export interface Lock {
  /** Records which run this process carries out, for others to see. */
  note(run: string): void
  release(): void
}

/**
 * One run per state directory. An exclusive transaction on a small SQLite file is the lock: the kernel frees it however
 * the holder dies, so nothing is ever stale (a lock file by O_EXCL was, after every crash). `shared`: beside others
 * that share it, and with nobody who wants it alone.
 */
export function takeLock(stateDir: string, { shared = false, now = new Date() } = {}): LockOutcome {
  makeStateFolder(stateDir)
  const path = join(stateDir, 'lock.db')
  let database: DatabaseSync | null
  let mended = false
  try {
    database = lockFile(path, shared)
  } catch (error) {
    if (!isNoDatabase(error)) throw named(error, path)
    // Nothing is kept in it. Emptied where it lies: another file in its place would be another lock, beside a holder's.
    truncateSync(path)
    mended = true
    database = lockFile(path, shared)
  }
  if (database === null) return { ok: false, holder: lockHolder(stateDir) }
  const me = identify(process.pid)
  if (me === null) throw new Error('this process does not find itself')
  const holder: LockHolder = { process: me, since: now.toISOString(), run: null }
  const note = (run: string | null): void => writeJson(join(stateDir, 'lock.json'), { ...holder, run })
  note(null)
  return { ok: true, lock: { note, release: () => database.close() }, mended }
}

/** The file with a transaction on it; null when another process has one that does not go with it. */
function lockFile(path: string, shared: boolean): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    if (shared) {
      database.exec('BEGIN')
      // A transaction locks nothing before it has read.
      database.prepare('SELECT count(*) FROM sqlite_schema').get()
    } else database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
}

/** SQLite names no file. */
function named(error: unknown, path: string): unknown {
  return error instanceof Error ? Object.assign(error, { message: `${path}: ${error.message}` }) : error
}

/** The living holder of the lock, or null. */
export function lockHolder(stateDir: string): LockHolder | null {
  const holder = readJson<LockHolder>(join(stateDir, 'lock.json'))
  return holder !== null && isAlive(holder.process) ? holder : null
}

/** SQLITE_NOTADB and SQLITE_CORRUPT. */
function isNoDatabase(error: unknown): boolean {
  return [26, 11].includes((error as { errcode?: number }).errcode ?? 0)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message)
}

/** How long the few milliseconds of another process may take on a busy machine, in ms. */
const PATIENCE_MS = 30_000

/**
 * Lets one process of a state directory at a time do something short, whoever holds its lock; the kernel lets the next
 * one in, however the one before ended. Throws the system's errors.
 */
export function oneAtATime<T>(stateDir: string, work: () => T): T {
  const database = new DatabaseSync(join(stateDir, 'turnstile.db'), { timeout: PATIENCE_MS })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return work()
  } finally {
    database.close()
  }
}
