import { lstatSync, readlinkSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * The file that a path means, through links, also through one to a file that is not there yet. A link that another user
 * has put into somebody else's folder is refused, as Linux does where fs.protected_symlinks is on: it leads to a file
 * that only we may write. Throws the system's errors.
 */
export function linkTarget(path: string): string {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
  const link = lstatSync(path, { throwIfNoEntry: false })
  if (link?.isSymbolicLink() !== true) return isThere ? realpathSync(path) : path
  if (isForeign(link, statSync(dirname(path)))) throw refused(path)
  return linkTarget(resolve(dirname(path), readlinkSync(path)))
}

/** Of somebody who is neither us, nor root, nor the owner of the folder. */
function isForeign(link: Pick<Stats, 'uid'>, folder: Pick<Stats, 'uid'>): boolean {
  return ![process.getuid?.() ?? link.uid, 0, folder.uid].includes(link.uid)
}

function refused(path: string): Error {
  const message = `EACCES: it is a link that another user has put there, '${path}'`
  return Object.assign(new Error(message), { code: 'EACCES', syscall: 'open', path })
}
