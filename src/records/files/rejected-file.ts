import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'
import { jsonLine } from '../../store/export/jsonl.ts'
import { aboutFile } from './about-file.ts'

/** A row that is not in the output, and why. `raw` is its text, `values` what it holds where the file is no text. */
export interface Rejection {
  row: number
  line: number
  reason: string
  raw?: string
  values?: unknown
}

/** Rejected rows as JSON Lines. Throws the system's errors. */
export interface RejectedFile {
  add(rejection: Rejection): void
  /** Once; all are on the disk then. */
  close(): void
}

export function createRejectedFile(path: string): RejectedFile {
  const file = openSync(path, 'w')
  const named = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      throw aboutFile(error, path)
    }
  }
  return {
    // Unlike writeSync it writes all of it or throws.
    add: (rejection) => named(() => writeFileSync(file, jsonLine(rejection))),
    close() {
      try {
        named(() => fsyncSync(file))
      } finally {
        closeSync(file)
      }
    },
  }
}
