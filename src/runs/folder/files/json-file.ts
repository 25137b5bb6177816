import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { temporaryBeside } from '../../../tables/temporary-beside.ts'
import { aboutFile } from '../../../vocabulary/system-error.ts'

/**
 * Writes JSON so that a reader sees the old file or the new one, never half of one, and nobody but the owner sees
 * either. `durable` also survives a power cut (8 ms against 0.2): for what must not be lost, not for progress. Throws
 * the system's errors, which name the file.
 */
export function writeJson(path: string, value: unknown, { durable = false } = {}): void {
  const temporary = temporaryBeside(path)
  const file = openSync(temporary, 'wx', 0o600)
  try {
    try {
      // Not one writeSync: on a disk that is nearly full that writes a part and throws nothing.
      writeFileSync(file, `${JSON.stringify(value)}\n`)
      if (durable) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw aboutFile(error, path)
  }
}

/** Reads what writeJson wrote; null when the file is not there or is not JSON (a full disk leaves such). */
export function readJson<T>(path: string): T | null {
  // Most that is looked for is not there yet, and to be thrown at costs ten times this question.
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return null
  }
}
