import { statSync } from 'node:fs'
import { StoreError } from '../../store-error.ts'

/**
 * Returns a check that the file is still the one that was opened. SQLite goes on writing into a file that was removed,
 * as the system lets it, and every record of such a run would be reported as stored and be gone. The check throws
 * StoreError.
 */
export function watchFile(file: string): () => void {
  const opened = statSync(file)
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })
    if (now?.ino === opened.ino && now.dev === opened.dev) return
    throw new StoreError(
      'io',
      file,
      'the file was removed or replaced while it was being written: what was stored is lost',
    )
  }
}
