import { findUnit } from '../../processes/start-unit.ts'
import { unfinishedRuns } from '../../runs/folder/run-order.ts'
import { hasEnded, readAttempt } from '../../runs/folder/attempt.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import type { RunPlan, Unit } from '../../runs/folder/run-plan.ts'
import { livingOrchestrator, readPlan } from '../../runs/folder/runs.ts'
import type { PlannedUnit } from '../plan/plan.ts'
import { scraperId } from '../../config/source.ts'

/**
 * Units that killed orchestrators left behind alive, as a new run takes them in: their unfinished members, in their old
 * folders.
 */
export function findLeftBehind(stateDir: string): Unit[] {
  const living = new Map<string, Unit>()
  for (const unit of leftBehindPlans(stateDir).flatMap((plan) => plan.units)) {
    const left = livingPart(unit)
    // A run that had itself adopted a unit names the same folders.
    if (left !== null) living.set(unit.kind === 'group' ? unit.folder : left.members[0]!.folder, left)
  }
  return [...living.values()]
}

/** What of a unit still lives, or null. */
export function livingPart(unit: Unit): Unit | null {
  const members = unit.members.filter((member) => !hasEnded(readAttempt(member.folder)))
  return members.length > 0 && findUnit({ ...unit, members }) !== null ? { ...unit, members } : null
}

/** Of runs whose orchestrators are gone, newest first; one that lives beside ours is a part of the fleet on its own. */
export function leftBehindPlans(stateDir: string): RunPlan[] {
  return unfinishedPlans(stateDir).filter(({ run }) => {
    const carrier = livingOrchestrator(stateDir, run)
    return carrier === null || carrier.pid === process.pid
  })
}

/** Of runs that are going on or were left behind, newest first. */
export function unfinishedPlans(stateDir: string): RunPlan[] {
  return unfinishedRuns(stateDir).flatMap((run) => readPlan(stateDir, run) ?? [])
}

/** The plan without the scrapers that still run from before: their rows come from there. */
export function withoutAdopted(units: PlannedUnit[], adopted: Unit[]): PlannedUnit[] {
  const ids = new Set(adopted.flatMap((unit) => unit.members.map(memberId)))
  return units
    .map((unit) => ({ ...unit, members: unit.members.filter((member) => !ids.has(scraperId(member))) }))
    .filter((unit) => unit.members.length > 0)
}
