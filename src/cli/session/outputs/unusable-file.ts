import { accessSync, constants, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { unwritableFolder } from '../unwritable-folder.ts'

/** A file by the flag that names it (`format`). */
interface NamedFile {
  format: string
  path: string
  append: boolean
}

/** Why one of the output files of a run cannot be written, or null. Creates nothing. */
export function unusableFile(reports: readonly NamedFile[], events: string | null): string | null {
  for (const { format, path, append } of reports) {
    const fault = attempt(() => (append ? grown(path) : replaced(path)))
    if (fault !== null) return `--${format}: ${path} cannot be written: ${fault}`
  }
  const fault = events === null ? null : attempt(() => grown(events))
  return fault === null ? null : `--events: ${events} cannot be written: ${fault}`
}

/** For a file that a new one takes the place of. */
function replaced(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined || stat.isFile()) return unwritableFolder(dirname(path))
  return special(path, stat.isDirectory())
}

/** For a file that lines are added to. */
function grown(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return unwritableFolder(dirname(path))
  // Whether somebody reads a pipe is only known by opening it; closed again, it would come to its end for that reader.
  if (stat.isFIFO()) openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  return special(path, stat.isDirectory())
}

function special(path: string, isFolder: boolean): string | null {
  if (isFolder) return 'it is a folder'
  accessSync(path, constants.W_OK)
  return null
}

function attempt(look: () => string | null): string | null {
  try {
    return look()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENXIO' ? 'it is a pipe without a reader' : (code ?? message)
  }
}
