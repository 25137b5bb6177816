import { accessSync, constants } from 'node:fs'
import { makeFolder } from '../../run-folder/make-folder.ts'
import type { CommonArgs } from '../command.ts'

/** Why one of the folders that a run writes to cannot be used, or null; they are created where they are missing. */
export function unusablePlace({ dataDir, logDir, stateDir }: CommonArgs): string | null {
  for (const [flag, folder] of Object.entries({ 'data-dir': dataDir, 'log-dir': logDir, 'state-dir': stateDir })) {
    try {
      makeFolder(folder)
      accessSync(folder, constants.W_OK)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error)
      return `${folder} cannot be written to (${code}): name another folder with --${flag}`
    }
  }
  return null
}
