import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readJson, writeJson } from './json-file.ts'
import { identify, isAlive } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'
import { makeFolder } from './make-folder.ts'

/** Who runs the fleet of a state directory. */
export interface LockHolder {
  process: ProcessIdentity
  /** ISO time. */
  since: string
  run: string | null
}

export type LockOutcome = { ok: true; lock: Lock } | { ok: false; holder: LockHolder | null }

export interface Lock {
  /** Records which run this process carries out, for others to see. */
  note(run: string): void
  release(): void
}

/**
 * One run per state directory. An exclusive transaction on a small SQLite file is the lock: the kernel frees it however
 * the holder dies, so nothing is ever stale (a lock file by O_EXCL was, after every crash).
 */
export function takeLock(stateDir: string, now = new Date()): LockOutcome {
  makeFolder(stateDir)
  const database = new DatabaseSync(join(stateDir, 'lock.db'), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    return { ok: false, holder: lockHolder(stateDir) }
  }
  const me = identify(process.pid)
  if (me === null) throw new Error('this process does not find itself')
  const holder: LockHolder = { process: me, since: now.toISOString(), run: null }
  const note = (run: string | null): void => writeJson(join(stateDir, 'lock.json'), { ...holder, run })
  note(null)
  return { ok: true, lock: { note, release: () => database.close() } }
}

/** The living holder of the lock, or null. */
export function lockHolder(stateDir: string): LockHolder | null {
  const holder = readJson<LockHolder>(join(stateDir, 'lock.json'))
  return holder !== null && isAlive(holder.process) ? holder : null
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message)
}
