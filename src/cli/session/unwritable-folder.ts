import { accessSync, constants, statSync } from 'node:fs'
import { existingPart } from './existing-part.ts'
import { errorCode } from '../../vocabulary/system-error.ts'

/**
 * Why nothing could be written into a folder, or into one that would be made for it, as a code; null when it could.
 * Touches nothing.
 */
export function unwritableFolder(folder: string): string | null {
  const place = existingPart(folder)
  try {
    if (!statSync(place).isDirectory()) return 'ENOTDIR'
    accessSync(place, constants.W_OK)
    return null
  } catch (error) {
    return errorCode(error) || String(error)
  }
}
