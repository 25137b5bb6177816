import { memberId } from '../runs/folder/run-plan.ts'
import { livingOrchestrator, planTime, readPlan, readSummary, unfinishedRuns } from '../runs/folder/runs.ts'
import { Observer } from './run/observer.ts'
import { allMembers } from '../runs/folder/run-plan.ts'
import { resumeRun } from './run/run.ts'
import type { FleetOptions, RunOutcome } from './run/run.ts'
import type { RunPlan } from '../runs/folder/run-plan.ts'
import { describeRun } from './run/describe-run.ts'
import type { Summary } from '../vocabulary/summary.ts'

export type AttachOutcome = RunOutcome | { kind: 'unknown_run' } | { kind: 'superseded'; by: string } | { kind: 'left' }

/**
 * Follows a run from another terminal: watches while its orchestrator lives, and takes the run over when that is dead or
 * dies. Stopping is asked of a run that was taken over; one that is only watched goes on without the watcher ('left').
 */
export async function attachRun(run: string, options: FleetOptions): Promise<AttachOutcome> {
  const plan = readPlan(options.stateDir, run)
  if (plan === null) return { kind: 'unknown_run' }
  const told = readSummary(options.stateDir, run)
  if (told !== null) return { kind: 'finished', summary: told }
  if (livingOrchestrator(options.stateDir, run) === null) {
    // What lived of an older run was taken over by the newer one; conducting both would give a host two owners.
    const newest = unfinishedRuns(options.stateDir)[0]
    return newest === undefined || newest === run ? resumeRun(plan, options) : { kind: 'superseded', by: newest }
  }
  const watched = await watch(plan, options)
  if (watched === 'left') return { kind: 'left' }
  return watched === null ? attachRun(run, options) : { kind: 'finished', summary: watched }
}

/** The summary once it is written, null when the orchestrator died before. */
async function watch(first: RunPlan, { stateDir, emit, control }: FleetOptions): Promise<Summary | null | 'left'> {
  const observer = new Observer(emit)
  let plan = first
  let written = planTime(stateDir, plan.run)
  emit(describeRun(plan))
  for (const row of plan.settled) observer.settle(row)
  for (;;) {
    const newer = planTime(stateDir, plan.run)
    if (newer !== written) {
      const before = plan
      plan = readPlan(stateDir, plan.run) ?? plan
      written = newer
      tellOtherAttempts(before, plan, observer, emit)
    }
    for (const member of allMembers(plan)) observer.look(member, { watched: true })
    const summary = readSummary(stateDir, plan.run)
    if (summary !== null) {
      emit({ type: 'run_ended', summary })
      return summary
    }
    if (control.phase !== 'running') return 'left'
    if (livingOrchestrator(stateDir, plan.run) === null) return null
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 500)
      const off = control.onChange(() => (clearTimeout(timer), off(), resolve()))
    })
  }
}

/** The plan is written again when failed scrapers get another attempt. */
function tellOtherAttempts(before: RunPlan, plan: RunPlan, observer: Observer, emit: FleetOptions['emit']): void {
  const attempts = new Map(allMembers(before).map((member) => [memberId(member), member.attempt]))
  const changed = allMembers(plan).filter((member) => attempts.get(memberId(member)) !== member.attempt)
  if (changed.length === 0) return
  const scrapers = changed.map((member) => {
    return { id: memberId(member), attempt: member.attempt, reason: observer.row(member)?.reason ?? null }
  })
  for (const member of changed) observer.again(member)
  emit({ type: 'retrying', at: new Date().toISOString(), delay_ms: 0, scrapers })
}
