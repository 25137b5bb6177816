import { closeSync, constants, fchmodSync, openSync } from 'node:fs'

/**
 * Sees to it that only its owner can read or write a file, which is made empty where it is not there, whatever the
 * umask; for those who cannot be given a mode, as SQLite. Throws the system's errors; a link is one.
 */
export function makePrivateFile(path: string): void {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600)
  try {
    fchmodSync(file, 0o600)
  } finally {
    closeSync(file)
  }
}
