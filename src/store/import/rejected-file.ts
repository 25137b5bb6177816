import { renameSync, rmSync } from 'node:fs'
import { createLineFile, type LineFile } from '../../tables/jsonl/line-file.ts'
import { temporaryBeside } from '../../tables/temporary-beside.ts'

/** A part of a file that could not be taken over. */
export interface RejectedPart {
  file: string
  line: number
  why: string
  raw: string
}

export interface RejectedFile {
  /** Keeps a part. */
  add: (part: RejectedPart) => void
  /** Puts the file in its place; when nothing was rejected, none is left there. */
  finish: () => void
  /** Leaves what was there before. */
  abandon: () => void
}

/** Parts that an import rejected, one JSON object a line, in place of those of the import before. */
export function openRejectedFile(path: string): RejectedFile {
  const temporary = temporaryBeside(path)
  let file: LineFile<RejectedPart> | null = null
  return {
    add: (part) => {
      file ??= createLineFile(temporary)
      file.add(part)
    },
    finish: () => {
      file?.close()
      if (file === null) rmSync(path, { force: true })
      else renameSync(temporary, path)
    },
    abandon: () => {
      file?.close()
      rmSync(temporary, { force: true })
    },
  }
}
