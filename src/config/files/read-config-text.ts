import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { MAX_CHARACTERS } from '../parse/yaml-text.ts'
import { errorCode } from '../../vocabulary/system-error.ts'

/**
 * The text of a config file, or why there is none. Synchronous: ten thousand small files are read in a second that way
 * and in four with promises (measured).
 */
export function readConfigText(path: string): { ok: true; text: string } | { ok: false; why: string } {
  let bytes: Buffer
  try {
    // Not to wait for a writer, should somebody have put a pipe here.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stat = fstatSync(file)
      if (!stat.isFile()) return { ok: false, why: 'this is not a file' }
      if (stat.size > 4 * MAX_CHARACTERS)
        return { ok: false, why: `the file has ${stat.size} bytes: a config has some thousand` }
      bytes = readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return { ok: false, why: `the file cannot be read (${errorCode(error) || String(error)})` }
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { ok: false, why: 'the file is not UTF-8 text' }
  }
}
