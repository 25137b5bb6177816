import { statSync } from 'node:fs'
import { StoreError } from '../../store-error.ts'

/**
 * Whether a store is there. Throws StoreError 'corrupt' for a file of zero bytes, which SQLite would take for a new
 * one: a copy onto a full disk or a power cut leaves such, and a run over it would report everything as new.
 */
export function hasBytes(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.size !== 0 || !found.isFile()) return found !== undefined
  throw new StoreError('corrupt', file, 'it is empty, and a store never is: restore it, or remove it to begin anew')
}
