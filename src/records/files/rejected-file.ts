import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { jsonLine } from '../../store/export/jsonl.ts'

/** A row that is not in the output, and why. `raw` is its text, `values` what it holds where the file is no text. */
export interface Rejection {
  row: number
  line: number
  reason: string
  raw?: string
  values?: unknown
}

/** Rejected rows as JSON Lines, under their name only when all of them are in. Throws the system's errors. */
export interface RejectedFile {
  add(rejection: Rejection): void
  commit(): void
  discard(): void
}

export function createRejectedFile(path: string): RejectedFile {
  const temporary = `${path}.${process.pid}.tmp`
  const file = openSync(temporary, 'w')
  return {
    add: (rejection) => writeSync(file, jsonLine(rejection)),
    commit() {
      closeSync(file)
      renameSync(temporary, path)
    },
    discard() {
      closeSync(file)
      rmSync(temporary, { force: true })
    },
  }
}
