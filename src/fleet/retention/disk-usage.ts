import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a file or folder takes on the disk, in bytes: whole blocks, since most files of a run are smaller than one. */
export function diskUsage(path: string): number {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  const own = stat.blocks * 512
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + diskUsage(join(path, name)), own) : own
}
