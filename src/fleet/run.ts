import type { RunPlan } from '../run-folder/run-plan.ts'
import type { FleetEvent } from '../vocabulary/event.ts'
import type { Summary } from '../vocabulary/summary.ts'
import { conduct } from './conduct.ts'
import type { RunControl } from './control.ts'
import { createRun } from './create-run.ts'
import type { InvalidConfig, RunOptions } from './create-run.ts'
import { recordHistory } from './history.ts'
import { takeLock } from './lock.ts'
import type { Lock, LockHolder } from './lock.ts'
import type { PlannedUnit } from './plan.ts'
import type { Programs } from './programs.ts'
import { noteOrchestrator, writeSummary } from './runs.ts'
import { closeLeftBehind, findLeftBehind, withoutAdopted } from './take-over.ts'

export interface FleetOptions {
  stateDir: string
  logDir: string
  programs: Programs
  emit: (event: FleetEvent) => void
  control: RunControl
}

export type RunOutcome = { kind: 'finished'; summary: Summary } | { kind: 'locked'; holder: LockHolder | null }

/** Runs what was planned, with what still lives from runs whose orchestrator was killed, and tells how all of it ended. */
export async function runFleet(
  units: PlannedUnit[],
  invalid: InvalidConfig[],
  options: FleetOptions,
  run: RunOptions,
): Promise<RunOutcome> {
  return withLock(options.stateDir, async (lock) => {
    const left = findLeftBehind(options.stateDir)
    for (const unit of left.living) {
      options.emit({ type: 'note', level: 'info', message: `taking over ${unit.name}, which still runs from before` })
    }
    const plan = createRun(withoutAdopted(units, left.living), invalid, left.living, run)
    const summary = await carryOut(plan, options, lock)
    closeLeftBehind(options.stateDir, left.runs)
    return summary
  })
}

/** Carries a run on whose orchestrator was killed: starts what was queued, follows what lives. */
export async function resumeRun(plan: RunPlan, options: FleetOptions): Promise<RunOutcome> {
  return withLock(options.stateDir, (lock) => carryOut(plan, options, lock))
}

async function withLock(stateDir: string, work: (lock: Lock) => Promise<Summary>): Promise<RunOutcome> {
  const taken = takeLock(stateDir)
  if (!taken.ok) return { kind: 'locked', holder: taken.holder }
  try {
    return { kind: 'finished', summary: await work(taken.lock) }
  } finally {
    taken.lock.release()
  }
}

async function carryOut(plan: RunPlan, options: FleetOptions, lock: Lock): Promise<Summary> {
  lock.note(plan.run)
  noteOrchestrator(options.stateDir, plan.run)
  const summary = await conduct(plan, { ...options, detached: plan.mode === 'parallel' })
  writeSummary(options.stateDir, summary)
  recordHistory(options.stateDir, summary)
  return summary
}
