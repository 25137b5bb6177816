import { closeSync, constants, openSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

// https://sqlite.org/rescode.html
const SQLITE_BUSY = 5

/**
 * Claims an output by a lock file, so that two processes cannot write it at once and each believe that it did. The
 * kernel frees the lock however its holder dies; the file is empty, and removed in the end. Returns the function that
 * gives the claim back, or null when another process holds it. Where there can be no lock (a network drive, a folder
 * that cannot be written) nothing is claimed: what is wrong is then found by whoever writes.
 */
export function lockOutput(file: string): (() => void) | null {
  for (;;) {
    const claim = attempt(file)
    if (claim === 'busy') return null
    // The holder before removed its file after it was opened here: locked was a file that has no name any more.
    if (claim !== 'gone') return claim
  }
}

function attempt(file: string): (() => void) | 'busy' | 'gone' {
  let db: DatabaseSync | null = null
  try {
    // Not through a link, which somebody else may have put there.
    closeSync(openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o666))
    const opened = statSync(file).ino
    db = new DatabaseSync(file, { timeout: 0 })
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE')
    const held = db
    if (statSync(file, { throwIfNoEntry: false })?.ino === opened) {
      return () => {
        if (!held.isOpen) return
        rmSync(file, { force: true })
        held.close()
      }
    }
    db.close()
    return 'gone'
  } catch (error) {
    db?.close()
    const isBusy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
    return isBusy ? 'busy' : () => undefined
  }
}
