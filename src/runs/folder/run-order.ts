import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isRunId, runFolder, runsFolder } from './layout.ts'
import { lockHolder } from './owner/lock.ts'
import { CLOCK_SLACK_MS, startByName } from './owner/start-by-name.ts'
import { namesOrEmpty } from './files/names-or-empty.ts'

/**
 * Ids of all runs, newest first; none when the state directory does not exist. The run that is going on comes first,
 * then by the instant at which each began: a name in local time goes back with the clock and differs with the zone. A
 * run that says it began in the future was written by a wrong clock, and comes last.
 */
export function listRuns(stateDir: string, now = Date.now()): string[] {
  const names = namesOrEmpty(runsFolder(stateDir)).filter(isRunId)
  if (names.length === 0) return []
  const goingOn = runGoingOn(stateDir)
  const ranked = names.map((run) => {
    const start = runStart(stateDir, run)
    const rank = run === goingOn ? 2 : start > now + CLOCK_SLACK_MS ? 0 : 1
    return { run, start, rank }
  })
  return ranked.sort((a, b) => b.rank - a.rank || b.start - a.start || (a.run < b.run ? 1 : -1)).map(({ run }) => run)
}

/** When a run began, in ms since 1970: as its plan says, or by its name where there is none (yet). */
export function runStart(stateDir: string, run: string): number {
  const created = /"created":"([^"]+)"/.exec(ends(planFile(stateDir, run))?.head ?? '')?.[1]
  const start = Date.parse(created ?? '')
  return Number.isNaN(start) ? startByName(run) : start
}

/**
 * The run that is meant where none is named: the one that is going on, or the newest that has a plan; null without any.
 */
export function newestRun(stateDir: string): string | null {
  return listRuns(stateDir).find((run) => existsSync(planFile(stateDir, run))) ?? null
}

/** Runs that have a plan and no whole summary, newest first: going on, or left behind by a killed orchestrator. */
export function unfinishedRuns(stateDir: string): string[] {
  return listRuns(stateDir).filter((run) => existsSync(planFile(stateDir, run)) && !hasSummary(stateDir, run))
}

/** The run of the process that holds the lock, until it is over. */
function runGoingOn(stateDir: string): string | null {
  const run = lockHolder(stateDir)?.run ?? null
  return run === null || hasSummary(stateDir, run) ? null : run
}

/** A summary that is cut short, or overwritten, is none: it is written anew by whoever brings the run to its end. */
function hasSummary(stateDir: string, run: string): boolean {
  const text = ends(join(runFolder(stateDir, run), 'summary.json'))
  return text !== null && text.head.startsWith('{') && text.tail === '}\n'
}

function planFile(stateDir: string, run: string): string {
  return join(runFolder(stateDir, run), 'plan.json')
}

/** As much of a plan as holds its id and its time; what is behind grows with the fleet. */
const HEAD = 160

/** Beginning and end of a file; null when it cannot be read. */
function ends(path: string): { head: string; tail: string } | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const { size } = fstatSync(file)
    const part = (from: number, length: number): string => {
      const bytes = Buffer.alloc(length)
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, length, from))
    }
    return { head: part(0, HEAD), tail: part(Math.max(0, size - 2), 2) }
  } catch {
    return null
  } finally {
    closeSync(file)
  }
}
