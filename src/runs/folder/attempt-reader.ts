import { statSync } from 'node:fs'
import { type Attempt, readAttempt } from './attempt.ts'

/** Coarser than the time stamps of any file system that is in use, in ms. */
const CLOCK_GRAIN = 2500

const NOTHING: Attempt = { launch: null, state: null, result: null, exit: null, order: null }

/**
 * Reads attempts again and again, for whoever follows a run: an attempt that nothing was written about since the last
 * look costs one stat instead of four files, and thousands wait in a big run.
 */
export function attemptReader(): (folder: string) => Attempt {
  /** When the folders of attempts that have not begun were last written to, in ms. */
  const untouched = new Map<string, number>()
  return (folder) => {
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (untouched.get(folder) === changed) return NOTHING
    // A second change within the clock's grain would not be seen: what is that fresh is looked at again.
    const settled = Date.now() - changed > CLOCK_GRAIN
    const attempt = readAttempt(folder)
    if (settled && Object.values(attempt).every((part) => part === null)) untouched.set(folder, changed)
    return attempt
  }
}
