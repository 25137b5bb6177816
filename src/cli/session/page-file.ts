import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { isSystemError } from '../../vocabulary/system-error.ts'
import { inputFileFault } from './input-file.ts'

export type PageFile = { ok: true; body: Buffer } | { ok: false; error: string }

/** As much as of a page on the web, in bytes. */
const LARGEST = 50_000_000

/**
 * The bytes of a saved page, or why there are none. `shown`: as it was typed, or as a list names it. What a list names
 * has to be a plain file: nobody waits there for somebody to write into a pipe. One that was typed may be /dev/stdin.
 */
export function readPageFile(path: string, shown: string, { isListed }: { isListed: boolean }): PageFile {
  if (path.includes('\0')) return { ok: false, error: 'no file can have this name' }
  try {
    const fault = inputFileFault(path, shown)
    if (fault !== null) return { ok: false, error: fault }
    const file = openSync(path, constants.O_RDONLY | (isListed ? constants.O_NONBLOCK : 0))
    try {
      if (isListed && !fstatSync(file).isFile()) return { ok: false, error: `${shown} is not a file` }
      const body = readUpTo(file, LARGEST + 1)
      if (body.length <= LARGEST) return { ok: true, body }
      return { ok: false, error: `${shown} is larger than ${LARGEST / 1e6} MB, which no page is` }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (!isSystemError(error)) throw error
    return { ok: false, error: `${shown} cannot be read: ${error.message}` }
  }
}

function readUpTo(file: number, most: number): Buffer {
  const chunks: Buffer[] = []
  for (let length = 0; length < most;) {
    const chunk = Buffer.allocUnsafe(Math.min(1 << 20, most - length))
    const read = readSync(file, chunk)
    if (read === 0) break
    chunks.push(chunk.subarray(0, read))
    length += read
  }
  return Buffer.concat(chunks)
}
