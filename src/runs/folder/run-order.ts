import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRunId, runFolder, runsFolder } from './layout.ts'

/** Ids of all runs, newest first; none when the state directory does not exist. */
export function listRuns(stateDir: string): string[] {
  try {
    return readdirSync(runsFolder(stateDir)).filter(isRunId).sort().reverse()
  } catch {
    return []
  }
}

/** The run that is meant where none is named: the newest that has a plan, or null. */
export function newestRun(stateDir: string): string | null {
  return listRuns(stateDir).find((run) => has(stateDir, run, 'plan.json')) ?? null
}

/** Runs that have a plan and no summary, newest first: going on, or left behind by a killed orchestrator. */
export function unfinishedRuns(stateDir: string): string[] {
  return listRuns(stateDir).filter((run) => has(stateDir, run, 'plan.json') && !has(stateDir, run, 'summary.json'))
}

function has(stateDir: string, run: string, file: string): boolean {
  return existsSync(join(runFolder(stateDir, run), file))
}
