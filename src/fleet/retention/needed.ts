import { readdirSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { readJson } from '../../runs/folder/json-file.ts'
import { isRunId, listRuns } from '../../runs/folder/layout.ts'
import type { Launch } from '../../runs/folder/task.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import { livingOrchestrator, newestRun, readPlan, readSummary, unfinishedRuns } from '../../runs/folder/runs.ts'

export interface Needed {
  runs: ReadonlySet<string>
  /** As country/source/name. */
  logs: ReadonlySet<string>
}

/**
 * What no limit takes away: runs that are not over, the newest one and the newest that is over (`status`, `retry`, `notify` read
 * them), runs in whose folders these still work, since they adopted what lived there; and all logs of those.
 */
export function neededThings(stateDir: string): Needed {
  const runs = new Set(unfinishedRuns(stateDir))
  const all = listRuns(stateDir)
  const newest = [newestRun(stateDir), all.find((run) => readSummary(stateDir, run) !== null) ?? null]
  for (const run of newest) if (run !== null) runs.add(run)
  for (const run of all) if (livingOrchestrator(stateDir, run) !== null) runs.add(run)
  const logs = new Set<string>()
  // Those that are added on the way are looked at, too.
  for (const run of runs) {
    const plan = readPlan(stateDir, run)
    if (plan === null) continue
    for (const folder of [...plan.units, ...allMembers(plan)].map((one) => one.folder)) {
      for (const part of folder.split(sep)) if (isRunId(part)) runs.add(part)
    }
    for (const { folder } of allMembers(plan)) for (const log of logsOfAttempts(dirname(folder))) logs.add(log)
  }
  return { runs, logs }
}

function logsOfAttempts(folder: string): string[] {
  return names(folder).flatMap((attempt) => {
    const log = readJson<Launch>(join(folder, attempt, 'launch.json'))?.log
    return log === undefined ? [] : [logKey(log)]
  })
}

/** The end of a log's path, which is the same by whatever way one comes to the folder of logs. */
export function logKey(path: string): string {
  return path.split(sep).slice(-3).join('/')
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
