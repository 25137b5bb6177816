import { findUnit } from './start-unit.ts'
import { hasEnded, readAttempt } from '../run-folder/attempt.ts'
import { memberId } from '../run-folder/run-plan.ts'
import type { RunPlan, Unit } from '../run-folder/run-plan.ts'
import { allMembers, Observer } from './observer.ts'
import { readPlan, unfinishedRuns, writeSummary } from './runs.ts'
import { settleRest } from './settle-rest.ts'
import { summarise } from './summarise.ts'
import type { PlannedUnit } from './plan.ts'
import { scraperId } from '../config/source.ts'

/**
 * Units that killed orchestrators left behind alive, as a new run takes them in: their unfinished members, in their old
 * folders.
 */
export function findLeftBehind(stateDir: string): Unit[] {
  const living = new Map<string, Unit>()
  for (const unit of unfinishedPlans(stateDir).flatMap((plan) => plan.units)) {
    const left = livingPart(unit)
    // A run that had itself adopted a unit names the same folders.
    if (left !== null) living.set(unit.kind === 'group' ? unit.folder : left.members[0]!.folder, left)
  }
  return [...living.values()]
}

function livingPart(unit: Unit): Unit | null {
  const members = unit.members.filter((member) => !hasEnded(readAttempt(member.folder)))
  return members.length > 0 && findUnit({ ...unit, members }) !== null ? { ...unit, members } : null
}

function unfinishedPlans(stateDir: string): RunPlan[] {
  return unfinishedRuns(stateDir).flatMap((run) => readPlan(stateDir, run) ?? [])
}

/** The plan without the scrapers that still run from before: their rows come from there. */
export function withoutAdopted(units: PlannedUnit[], adopted: Unit[]): PlannedUnit[] {
  const ids = new Set(adopted.flatMap((unit) => unit.members.map(memberId)))
  return units
    .map((unit) => ({ ...unit, members: unit.members.filter((member) => !ids.has(scraperId(member))) }))
    .filter((unit) => unit.members.length > 0)
}

/** Gives every run that was left behind its summary, once nothing of it lives any more. Holding the lock. */
export function closeLeftBehind(stateDir: string): void {
  for (const plan of unfinishedPlans(stateDir)) {
    if (plan.units.some((unit) => livingPart(unit) !== null)) continue
    const observer = new Observer(() => {})
    for (const row of plan.settled) observer.settle(row)
    for (const member of allMembers(plan)) observer.look(member)
    settleRest(plan, stateDir, observer, 'its orchestrator was killed before its turn')
    writeSummary(
      stateDir,
      summarise(plan, observer, () => {}),
    )
  }
}
