import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { onInterrupt } from '../tables/on-interrupt.ts'
import { linkTarget } from '../tables/link-target.ts'
import { temporaryBeside } from '../tables/temporary-beside.ts'
import { errorCode } from '../vocabulary/system-error.ts'

/** Files that belong together: they take the place of those of an earlier output when all are whole, or none does. */
export interface StagedOutput {
  /** Where they are written meanwhile, on the same disk. */
  readonly folder: string
  /**
   * Puts all of them in their place, with the mode of what was there, and through links; what else an earlier output
   * had (`stale`) goes, since it is about other records.
   */
  commit(stale: readonly string[]): void
  discard(): void
}

const PREFIX = '.unfinished-'

/**
 * In an existing folder. A signal removes what is there so far and ends the process, after `onStop`. Throws the
 * system's errors.
 */
export function stageOutput(out: string, onStop: () => void): StagedOutput {
  removeLeftOvers(out)
  const folder = join(out, `${PREFIX}${process.pid}`)
  // A file that replaces a private one is private from the start.
  mkdirSync(folder, { mode: 0o700 })
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const forget = onInterrupt(() => {
    remove()
    onStop()
  })
  const discard = (): void => {
    forget()
    remove()
  }
  return {
    folder,
    commit(stale) {
      const written = readdirSync(folder)
      const moves: Move[] = []
      try {
        for (const name of written) moves.push(prepare(join(folder, name), join(out, name)))
      } catch (error) {
        for (const { from } of moves) rmSync(from, { force: true })
        throw error
      }
      for (const { from, to } of moves) renameSync(from, to)
      for (const name of stale) if (!written.includes(name)) rmSync(join(out, name), { force: true })
      discard()
    },
    discard,
  }
}

interface Move {
  from: string
  to: string
}

/**
 * All that can fail, before the first file is in its place: a link may lead to another disk, which no rename reaches.
 */
function prepare(staged: string, place: string): Move {
  const existing = statSync(place, { throwIfNoEntry: false })
  if (existing?.isFile() === true) chmodSync(staged, existing.mode & 0o777)
  const to = linkTarget(place)
  if (to === place) return { from: staged, to }
  const from = temporaryBeside(to)
  try {
    copyFileSync(staged, from, constants.COPYFILE_EXCL)
    const copy = openSync(from, 'r')
    fsyncSync(copy)
    closeSync(copy)
  } catch (error) {
    rmSync(from, { force: true })
    throw error
  }
  return { from, to }
}

/** Of processes that were killed. */
function removeLeftOvers(out: string): void {
  for (const name of readdirSync(out)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : NaN
    if (Number.isInteger(pid) && (pid === process.pid || !isRunning(pid))) {
      rmSync(join(out, name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}
