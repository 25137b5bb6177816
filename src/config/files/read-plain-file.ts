import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/**
 * The bytes of a small file; null for one of more than `most` bytes, and for what is none (a folder, a device, a pipe,
 * for whose writer nobody waits). Throws the system's errors.
 */
export function readPlainFile(path: string, most: number): Buffer | null {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(file)
    return stat.isFile() && stat.size <= most ? readFileSync(file) : null
  } finally {
    closeSync(file)
  }
}
