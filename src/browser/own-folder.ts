import { lstatSync } from 'node:fs'

/**
 * Whether this is a folder of ours that nobody else may write into: in a temporary folder, which is everybody's, others
 * may have made one of that name.
 */
export function isOwnFolder(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat?.isDirectory() !== true) return false
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0)
}
