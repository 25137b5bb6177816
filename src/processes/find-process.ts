import { readFileSync } from 'node:fs'
import { readAttempt } from '../runs/folder/attempt.ts'
import { identify, isAlive } from '../runs/folder/owner/process-identity.ts'
import type { ProcessIdentity } from '../runs/folder/owner/process-identity.ts'
import { findMarked, TASK_MARKER } from './kill.ts'

/**
 * The living process of an attempt that somebody else started: as it named itself in state.json, or, when its launcher
 * was killed before it could, as its environment names it. Null when there is none.
 */
export function findProcess(folder: string): ProcessIdentity | null {
  // One look at state.json decides: it may appear between two, and what lives would be taken for gone and started
  // again.
  const { launch, state, exit } = readAttempt(folder)
  if (state !== null) return isAlive(state.process) ? state.process : null
  if (launch === null || exit !== null) return null
  for (const pid of findMarked(TASK_MARKER, new Set([folder]))) {
    const identity = isItself(pid, folder) ? identify(pid) : null
    if (identity !== null) return identity
  }
  return null
}

/** The scraper itself and not something it started: its folder is its argument. */
function isItself(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return false
  }
}
