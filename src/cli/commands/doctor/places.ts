import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { CommonArgs } from '../../command.ts'
import { existingPart } from '../../session/existing-part.ts'
import { bytes } from './bytes.ts'
import { type Check, fail, ok, warn, why } from './check.ts'
import { NAME } from '../../../vocabulary/product.ts'

/** A day of a large fleet's logs and records takes less. */
const LITTLE_SPACE = 1024 ** 3
const NO_SPACE = 50 * 1024 ** 2
/** Between the clock of the file system (another machine's, if it is a network one) and ours, in ms. */
const SKEW = 2000

/** File systems on which the locks of SQLite cannot be trusted, by the number that statfs returns. */
const NETWORK: Record<number, string> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'CIFS',
  0xfe534d42: 'SMB2',
  0x01021997: '9p',
}

/** Whether the folders for records, logs and state can be written and locked. */
export function checkPlaces({
  dataDir,
  logDir,
  stateDir,
}: Pick<CommonArgs, 'dataDir' | 'logDir' | 'stateDir'>): Check[] {
  return [
    checkPlace('data', dataDir, 'data-dir', true),
    checkPlace('logs', logDir, 'log-dir', false),
    checkPlace('state', stateDir, 'state-dir', true),
  ]
}

/** Tries the folder, or the one above it where it would be made, with a file that is gone again at once. */
function checkPlace(name: string, folder: string, flag: string, database: boolean): Check {
  const place = existingPart(folder)
  const elsewhere = `make it writable, or choose another: --${flag}`
  if (!statSync(place).isDirectory()) return fail(name, `${place} is not a folder`, elsewhere)
  const fs = statfsSync(place)
  const free = fs.bavail * fs.bsize
  const found = `${folder}${place === folder ? '' : ' (made when needed)'}, ${bytes(free)} free`
  let skew: number
  try {
    skew = tryFolder(place, database)
  } catch (error) {
    return fail(name, `${place}: ${why(error)}`, elsewhere)
  }
  if (free < NO_SPACE) return fail(name, found, 'free some space, or choose another disk')
  const network = NETWORK[fs.type]
  if (network && database) return warn(name, `${found}, on ${network}`, `SQLite wants a local disk: --${flag}`)
  if (Math.abs(skew) > SKEW) {
    return warn(
      name,
      `${found}, its clock is ${Math.round(skew / 1000)} s off`,
      'synchronise the clocks of both machines',
    )
  }
  return free < LITTLE_SPACE ? warn(name, found, 'free some space: a full disk ends the run') : ok(name, found)
}

/** Writes, and opens a database with a write-ahead log as a store does. Returns how far the clocks are apart, in ms. */
function tryFolder(place: string, database: boolean): number {
  const folder = mkdtempSync(join(place, `.${NAME}-doctor-`))
  try {
    const file = join(folder, 'try')
    writeFileSync(file, 'x')
    const skew = statSync(file).mtimeMs - Date.now()
    if (database) tryDatabase(join(folder, 'try.db'))
    return skew
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tryDatabase(file: string): void {
  const database = new DatabaseSync(file)
  try {
    const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode']
    if (mode !== 'wal') throw new Error(`SQLite cannot use a write-ahead log here (${String(mode)})`)
    database.exec('CREATE TABLE t (x); BEGIN IMMEDIATE; INSERT INTO t VALUES (1); COMMIT')
  } finally {
    database.close()
  }
}
