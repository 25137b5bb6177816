import { sep } from 'node:path'
import { isRunId } from '../../runs/folder/layout.ts'
import { allMembers, type RunPlan } from '../../runs/folder/run-plan.ts'
import type { RunReader } from '../../runs/run-reader.ts'

export interface Needed {
  runs: ReadonlySet<string>
  /** As country/source/name. */
  logs: ReadonlySet<string>
}

/**
 * What no limit takes away: runs that are not over, the newest one and the newest that is over (`status`, `retry`,
 * `notify` read them), runs in whose folders these still work, since they adopted what lived there; and all logs of
 * those.
 */
export async function neededThings(reader: RunReader): Promise<Needed> {
  const needed = new Set(await reader.unfinished())
  for (const run of [await reader.newest(), await reader.newestFinished()]) if (run !== null) needed.add(run)
  for (const run of await reader.runs()) if ((await reader.orchestrator(run)) !== null) needed.add(run)
  const logs = new Set<string>()
  // Those that are added on the way are looked at, too.
  for (const run of needed) {
    const plan = await reader.plan(run)
    if (plan === null) continue
    for (const other of runsUsedBy(plan)) needed.add(other)
    for (const member of allMembers(plan)) for (const log of await reader.logs(member)) logs.add(logKey(log))
  }
  return { runs: needed, logs }
}

/** The end of a log's path, which is the same by whatever way one comes to the folder of logs. */
export function logKey(path: string): string {
  return path.split(sep).slice(-3).join('/')
}

/** A run works in the folders of those that it adopted scrapers from. */
function runsUsedBy(plan: RunPlan): string[] {
  return [...plan.units, ...allMembers(plan)].flatMap(({ folder }) => folder.split(sep).filter(isRunId))
}
