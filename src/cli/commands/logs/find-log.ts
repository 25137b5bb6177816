import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../../../runs/folder/runs.ts'
import { nearest } from '../../../config/parse/nearest.ts'
import { readAttempt } from '../../../runs/folder/attempt.ts'
import { isRunId, listRuns } from '../../../runs/folder/layout.ts'

/** Absolute path of a scraper's newest log, or null before its first one. Names begin with their time, so they sort by it. */
export function newestLog(folder: string): string | null {
  const newest = logNames(folder).sort().at(-1)
  return newest === undefined ? null : join(folder, newest)
}

export type RunLog = { ok: true; log: string } | { ok: false; message: string }

/** The log that a scraper wrote in a certain run, as its task says. */
export function logOfRun(
  stateDir: string,
  run: string,
  { country, source }: { country: string; source: string },
): RunLog {
  const plan = isRunId(run) ? readPlan(stateDir, run) : null
  if (plan === null) {
    const guess = nearest(run, listRuns(stateDir))
    return { ok: false, message: `there is no run '${run}'${guess === null ? '' : `; did you mean '${guess}'?`}` }
  }
  const member = plan.units
    .flatMap((unit) => unit.members)
    .find((one) => one.country === country && one.source === source)
  const log = member && readAttempt(member.folder).launch?.log
  if (log && existsSync(log)) return { ok: true, log }
  const why = member === undefined ? 'was no part of' : log ? 'has lost its log of' : 'was not started in'
  return { ok: false, message: `${country}/${source} ${why} run ${run}` }
}

function logNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d{8}_\d{6}.*\.log$/.test(name))
  } catch {
    return []
  }
}
