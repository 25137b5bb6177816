import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { StoreError } from '../../store-error.ts'
import { errorCode } from '../../../vocabulary/system-error.ts'

/** SQLite itself says no more than "unable to open" when the folder is missing or cannot be written. */
export function checkFolder(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw new StoreError('cannot_open', file, 'its folder does not exist', error)
    throw new StoreError('read_only', file, `its folder cannot be written (${code})`, error)
  }
}
