import { randomInt } from 'node:crypto'
import { dirname, join } from 'node:path'
import { localDateTime } from '../../vocabulary/time/local-time.ts'

/**
 * Where things lie below the state directory:
 *
 *     lock.db, lock.json, history.db
 *     hosts/<host>                                             (when it was asked last, for the next who ask)
 *     sessions/<country>/<source>.json                         (cookies of a scraper that logs in)
 *     runs/<run>/plan.json, orchestrator.json, summary.json
 *     runs/<run>/scrapers/<country>/<source>/<attempt>/task.json, launch.json, state.json, exit.json, result.json
 *     runs/<run>/units/<number>/unit.json, state.json          (one per group: its runner)
 */
/** Where all run folders are. */
export function runsFolder(stateDir: string): string {
  return join(stateDir, 'runs')
}

/** Everything that is kept of one run. */
export function runFolder(stateDir: string, run: string): string {
  return join(runsFolder(stateDir), run)
}

/** Where an orchestrator in the background prints what it has to say. */
export function orchestratorLog(stateDir: string, run: string): string {
  return join(runFolder(stateDir, run), 'orchestrator.log')
}

/** When hosts were asked last, for all runs of the state directory. */
export function hostsFolder(stateDir: string): string {
  return join(stateDir, 'hosts')
}

/** Where logged-in scrapers keep their cookies, for all runs of the state directory. */
export function sessionsFolder(stateDir: string): string {
  return join(stateDir, 'sessions')
}

/** Of one attempt of a scraper, from 1; `folder` is that of the run. */
export function attemptFolder(folder: string, scraper: { country: string; source: string }, attempt: number): string {
  return join(folder, 'scrapers', scraper.country, scraper.source, String(attempt))
}

/** The folders of the attempts of the same scraper in the same run before this one, in their order. */
export function attemptsBefore({ folder, attempt }: { folder: string; attempt: number }): string[] {
  return Array.from({ length: attempt - 1 }, (_, i) => join(dirname(folder), String(i + 1)))
}

/** What the runner of a group reads and says; `folder`: of the run; `index`: of the unit in the plan. */
export function unitFolder(folder: string, index: number): string {
  return join(folder, 'units', String(index))
}

const RUN_ID = /^\d{8}_\d{6}_[0-9a-f]{4}$/

/** Run ids sort by time: local date and time, as in log names, then the milliseconds in hex and a digit of chance. */
export function newRunId(now: Date): string {
  const milliseconds = now.getMilliseconds().toString(16).padStart(3, '0')
  return `${timestamp(now)}_${milliseconds}${randomInt(16).toString(16)}`
}

/** Whether a text has the form of newRunId(). */
export function isRunId(text: string): boolean {
  return RUN_ID.test(text)
}

/** YYYYMMDD_HHMMSS in local time. */
export function timestamp(date: Date): string {
  return localDateTime(date).replaceAll(/[-:]/g, '').replace(' ', '_')
}
