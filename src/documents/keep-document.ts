import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../vocabulary/system-error.ts'
import { sha256Of } from './check-document.ts'
import { numberedName } from './file-name.ts'

/** Names that are tried for one document. */
const MOST_NAMES = 10_000

/**
 * Gives a finished file its name in a folder, in one step and never over another file: a second document of one name
 * gets a number. `same` are files of the folder that once had this very content: where one still has it, the new name
 * is one more for the stored copy (a hard link). A file of that name and content stands for both. Returns the name.
 */
export async function keepDocument(
  file: string,
  { folder, name, sha256, same }: { folder: string; name: string; sha256: string; same: readonly string[] },
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const kept =
    (await firstWith(
      sha256,
      file,
      same.map((one) => join(folder, one)),
    )) ?? file
  for (let number = 1; number <= MOST_NAMES; number++) {
    const tried = number === 1 ? name : numberedName(name, number)
    const path = join(folder, tried)
    if (place(kept, path, file) || (await holds(path, sha256, file))) {
      rmSync(file, { force: true })
      return tried
    }
  }
  throw new Error(`${MOST_NAMES} documents are named ${name}`)
}

async function firstWith(sha256: string, file: string, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await holds(path, sha256, file)) return path
  return null
}

/**
 * Somebody may have changed a stored file since, or put a link or a pipe in its place. The size spares the reading of
 * most that are not the same.
 */
async function holds(path: string, sha256: string, file: string): Promise<boolean> {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size === statSync(file).size && (await sha256Of(path)) === sha256
}

/** False where there is a file of that name. `beside` is a name for a copy on the way, where there are no links. */
function place(file: string, path: string, beside: string): boolean {
  try {
    linkSync(file, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || existsSync(path)) return false
    const copy = `${beside}.copy`
    // Never through a link that lies there.
    rmSync(copy, { force: true })
    copyFileSync(file, copy, constants.COPYFILE_EXCL)
    if (existsSync(path)) return false
    renameSync(copy, path)
    return true
  }
}
