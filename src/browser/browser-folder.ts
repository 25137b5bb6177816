import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identify, isAlive, type ProcessIdentity } from '../runs/folder/owner/process-identity.ts'
import { namesOrEmpty } from '../runs/folder/files/names-or-empty.ts'
import { readOrEmpty } from '../runs/folder/files/read-or-empty.ts'
import { NAME } from '../vocabulary/product.ts'
import { isOwnFolder } from './own-folder.ts'

const PREFIX = `${NAME}-browser-`
/** Says whose folder it is. */
const OWNER = 'owner.json'
/** A folder without an owner is one that is just being made, or whose maker was killed at that. */
const YOUNG_MS = 60_000

/** A folder for all that a browser writes: profile, downloads, temporary files. It is removed by its maker. */
export function makeBrowserFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, PREFIX))
  const owner = identify(process.pid)
  if (owner !== null) writeFileSync(join(folder, OWNER), JSON.stringify(owner))
  for (const name of ['profile', 'files', 'tmp']) mkdirSync(join(folder, name))
  return folder
}

/** Removes a browser's folder, and kills what has not ended when the browser was closed. */
export function removeBrowserFolder(folder: string): void {
  killWorkingIn([folder])
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/**
 * Removes the folders of processes that were killed, and kills what still works in them. A kill of its process ends a
 * browser within a second, but nobody removes its folder then. Returns how many there were.
 */
export function sweepBrowserFolders(parent = tmpdir()): number {
  const left = namesOrEmpty(parent)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(parent, name))
    .filter((folder) => isOwnFolder(folder) && isLeftBehind(folder))
  if (left.length === 0) return 0
  for (const folder of left) {
    try {
      removeBrowserFolder(folder)
    } catch {
      // Another user's, or another process that sweeps: whoever may remove it will.
    }
  }
  return left.length
}

function isLeftBehind(folder: string): boolean {
  try {
    return !isAlive(JSON.parse(readFileSync(join(folder, OWNER), 'utf8')) as ProcessIdentity)
  } catch {
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
    return made !== undefined && Date.now() - made > YOUNG_MS
  }
}

function killWorkingIn(folders: string[]): void {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const words = readOrEmpty(`/proc/${name}/cmdline`)
    // Not one that begins alike.
    if (!folders.some((folder) => words.includes(`${folder}/`))) continue
    try {
      process.kill(Number(name), 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}
