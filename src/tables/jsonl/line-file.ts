import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { aboutFile } from '../../vocabulary/system-error.ts'
import { jsonLine } from './json-line.ts'

/** A file of JSON Lines that is written line by line. Throws the system's errors, which name it. */
export interface LineFile<Line> {
  add(line: Line): void
  /** Once; all lines are on the disk then. */
  close(): void
}

/** Begins a new file, in place of one that is there. */
export function createLineFile<Line>(path: string): LineFile<Line> {
  // Never through a link that lies there.
  rmSync(path, { force: true })
  const file = openSync(path, 'wx')
  const named = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      throw aboutFile(error, path)
    }
  }
  return {
    // Unlike writeSync it writes all of it or throws.
    add: (line) => named(() => writeFileSync(file, jsonLine(line))),
    close() {
      try {
        named(() => fsyncSync(file))
      } finally {
        closeSync(file)
      }
    },
  }
}
