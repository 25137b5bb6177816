import { hasEnded, readAttempt } from '../../runs/folder/attempt.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import { livingOrchestrator } from '../../runs/folder/runs.ts'
import type { PlannedUnit } from '../plan/plan.ts'
import { unfinishedPlans } from './take-over.ts'

/** A host that another run visits, or is still to visit. */
export interface SharedHost {
  host: string
  run: string
}

/** The first host of these units that a run which is going on has as well; null where there is none. */
export function findSharedHost(stateDir: string, units: readonly PlannedUnit[]): SharedHost | null {
  const wanted = new Set(units.flatMap(({ members }) => members.flatMap(({ hosts }) => hosts)))
  for (const plan of unfinishedPlans(stateDir)) {
    if (livingOrchestrator(stateDir, plan.run) === null) continue
    for (const { hosts, folder } of allMembers(plan)) {
      const host = hosts.find((one) => wanted.has(one))
      if (host !== undefined && !hasEnded(readAttempt(folder))) return { host, run: plan.run }
    }
  }
  return null
}
