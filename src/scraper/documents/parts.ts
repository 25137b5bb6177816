import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { noteOf } from '../../http/download.ts'
import { linkTarget } from '../../tables/link-target.ts'

/** What of documents is under way, below the folder of those that are whole. */
export interface Parts {
  folder: string
  /** Throws the system's errors; a link that another user has put in the place of the folder is one. */
  create(): void
  /** Where the document of that position in the store comes in. */
  fileOf(position: number): string
  /** What is there of it goes on being there, for the next run to continue. */
  keep(position: number): void
  /** Deletes all that is not kept: of documents that nobody waits for any more. */
  sweep(): void
}

/** Nothing is created before it is needed. */
export function openParts(files: string): Parts {
  const folder = join(files, '.parts')
  const kept = new Set<string>()
  return {
    folder,
    create() {
      linkTarget(files)
      // Nobody else has any business here, and through a link what is deleted would be somebody else's.
      if (!isFolder(folder)) rmSync(folder, { force: true })
      mkdirSync(folder, { recursive: true })
    },
    fileOf: (position) => join(folder, String(position)),
    keep(position) {
      kept.add(String(position)).add(noteOf(String(position)))
    },
    sweep() {
      for (const name of namesIn(folder))
        if (!kept.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
    },
  }
}

function namesIn(folder: string): string[] {
  try {
    return isFolder(folder) ? readdirSync(folder) : []
  } catch {
    return []
  }
}

/** And no link to one. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
