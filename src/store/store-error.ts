/**
 * What can be wrong with a store, a closed list. in_use: another process writes it. busy: a lock was not free within 10
 * s. not_a_store: a file of something else, or a database without our tables. newer_version: written by a later
 * regatta. not_owner: another worker of the cluster has its hosts now.
 */
export type StoreErrorReason =
  | 'in_use'
  | 'busy'
  | 'disk_full'
  | 'read_only'
  | 'cannot_open'
  | 'not_a_store'
  | 'newer_version'
  | 'corrupt'
  | 'io'
  | 'not_owner'

/** The world's failure around a store. Thrown, since no operation can go on after it; every message names the file. */
export class StoreError extends Error {
  readonly reason: StoreErrorReason
  readonly file: string

  constructor(reason: StoreErrorReason, file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause })
    this.name = 'StoreError'
    this.reason = reason
    this.file = file
  }
}

/**
 * Runs work on a SQLite file and turns SQLite's errors into a StoreError; anything else is our own mistake and passes.
 */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(file, error)
  }
}

// https://sqlite.org/rescode.html: the low byte is the primary code.
const REASONS: Record<number, [StoreErrorReason, string]> = {
  3: ['cannot_open', 'no permission to open it'],
  5: ['busy', 'another process kept it locked for longer than 10 s'],
  8: ['read_only', 'it cannot be written; are the file and its folder writable?'],
  10: ['io', 'the disk answered with an error'],
  11: ['corrupt', 'it is damaged; keep a copy and try "sqlite3 FILE .recover"'],
  13: ['disk_full', 'the disk is full; nothing was lost, free some space and run again'],
  14: ['cannot_open', 'it cannot be opened; does its folder exist, and is it writable?'],
  15: ['io', 'its file system does not support locks (a network drive?)'],
  26: ['not_a_store', 'it is not a SQLite database'],
}
const IOERR_SHMSIZE = 4874

function storeError(file: string, error: unknown): unknown {
  // The one thing that is parsed here is what the store itself wrote as JSON.
  if (error instanceof SyntaxError)
    return new StoreError('corrupt', file, `a value was damaged: ${error.message}`, error)
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error
  const known = REASONS[error.errcode === IOERR_SHMSIZE ? 13 : error.errcode & 0xff]
  if (known === undefined) return error
  const [reason, sentence] = known
  return new StoreError(reason, file, `${sentence} (SQLite: ${error.message})`, error)
}
