import { makeFolder, makeStateFolder } from '../../../runs/folder/files/make-folder.ts'
import type { CommonArgs } from '../../command.ts'
import { unwritableFolder } from '../../session/unwritable-folder.ts'
import type { RecordingFolders } from './recordings.ts'
import { errorCode } from '../../../vocabulary/system-error.ts'

type Places = Pick<CommonArgs, 'dataDir' | 'logDir' | 'stateDir'> & { recordings?: RecordingFolders | undefined }

/**
 * Makes the folders that a run writes to. Why one cannot be used, or null; nothing is made where that shows beforehand.
 */
export function unusablePlace({ dataDir, logDir, stateDir, recordings }: Places): string | null {
  const record = recordings !== undefined && 'record' in recordings ? { record: recordings.record } : {}
  const folders = Object.entries({ 'data-dir': dataDir, 'log-dir': logDir, 'state-dir': stateDir, ...record })
  for (const fault of [unwritableFolder, unmakeableFolder]) {
    for (const [flag, folder] of folders) {
      const why = fault(folder, flag)
      if (why !== null) return `${folder} cannot be written to (${why}): name another folder with --${flag}`
    }
  }
  return null
}

/** What only a try shows: no room, or a file system that has no folders. */
function unmakeableFolder(folder: string, flag: string): string | null {
  try {
    if (flag === 'state-dir') makeStateFolder(folder)
    else makeFolder(folder)
    return null
  } catch (error) {
    return errorCode(error) || String(error)
  }
}
