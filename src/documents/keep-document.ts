import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../vocabulary/system-error.ts'
import { sha256Of } from './check-document.ts'
import { numberedName } from './file-name.ts'

/** Names that are tried for one document. */
const MOST_NAMES = 10_000

/**
 * Gives a finished file its name in a folder, in one step and never over another file: a second document of one name
 * gets a number. `same` are files of the folder with this very content: the new name is then one more for the stored
 * copy (a hard link). A file of that name and content stands for both. Returns the name.
 */
export async function keepDocument(
  file: string,
  { folder, name, sha256, same }: { folder: string; name: string; sha256: string; same: readonly string[] },
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const copy = same.map((one) => join(folder, one)).find(existsSync)
  for (let number = 1; number <= MOST_NAMES; number++) {
    const tried = number === 1 ? name : numberedName(name, number)
    const path = join(folder, tried)
    if (place(copy ?? file, path) || (isAsLarge(path, file) && (await sha256Of(path)) === sha256)) {
      rmSync(file, { force: true })
      return tried
    }
  }
  throw new Error(`${MOST_NAMES} documents are named ${name}`)
}

/** Spares the reading of files that cannot be the same. */
function isAsLarge(one: string, other: string): boolean {
  return statSync(one).size === statSync(other).size
}

/** False where there is a file of that name. */
function place(file: string, path: string): boolean {
  try {
    linkSync(file, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // File systems without links.
    if (existsSync(path)) return false
    const beside = `${path}.part`
    copyFileSync(file, beside)
    if (existsSync(path)) return false
    renameSync(beside, path)
    return true
  }
}
