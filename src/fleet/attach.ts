import { isOver } from '../runs/folder/row.ts'
import { openRunReader } from '../runs/open-run-reader.ts'
import type { RunReader } from '../runs/run-reader.ts'
import { createGroupWatch } from './run/groups/group-watch.ts'
import { Observer } from './run/observer.ts'
import { allMembers, memberId } from '../runs/folder/run-plan.ts'
import { resumeRun } from './run/run.ts'
import type { FleetOptions, RunOutcome } from './run/run.ts'
import type { RunPlan } from '../runs/folder/run-plan.ts'
import { describeRun } from './run/describe-run.ts'
import type { Summary } from '../vocabulary/run/summary.ts'

/** How often a run that another process carries is looked at, in ms. */
const LOOK_EVERY = 500

/** `stoppedBy`: the signal that stopped a run that another process carried. */
export type AttachOutcome =
  | Exclude<RunOutcome, { kind: 'finished' }>
  | { kind: 'finished'; summary: Summary; stoppedBy?: string | null }
  | { kind: 'unknown_run' }
  | { kind: 'superseded'; by: string }
  | { kind: 'left' }

/**
 * Follows a run from another terminal: watches while its orchestrator lives, and takes the run over when that is dead
 * or dies. Stopping is asked of a run that was taken over; one that is only watched goes on without the watcher
 * ('left').
 */
export async function attachRun(
  run: string,
  options: FleetOptions,
  runs: RunReader = openRunReader(options.stateDir),
): Promise<AttachOutcome> {
  const plan = await runs.plan(run)
  if (plan === null) return { kind: 'unknown_run' }
  const summary = await runs.summary(run)
  if (summary !== null) return { kind: 'finished', summary, stoppedBy: await runs.stopSignal(run) }
  if ((await runs.orchestrator(run)) === null) {
    // What lived of an older run was taken over by the newer one; carrying out both would give a host two owners.
    const [newest] = await runs.unfinished()
    return newest === undefined || newest === run ? resumeRun(plan, options) : { kind: 'superseded', by: newest }
  }
  const watched = await watch(plan, runs, options)
  if (watched === 'left') return { kind: 'left' }
  return watched === null
    ? attachRun(run, options, runs)
    : { kind: 'finished', summary: watched, stoppedBy: await runs.stopSignal(run) }
}

/** The summary once it is written, null when the orchestrator died before. */
async function watch(
  first: RunPlan,
  runs: RunReader,
  { emit, control }: FleetOptions,
): Promise<Summary | null | 'left'> {
  const observer = new Observer(emit)
  const groups = createGroupWatch(observer, emit)
  let plan = first
  let version = await runs.planVersion(plan.run)
  emit(describeRun(plan))
  for (const row of plan.settled) observer.settle(row)
  for (;;) {
    const newer = await runs.planVersion(plan.run)
    if (newer !== version) {
      const before = plan
      plan = (await runs.plan(plan.run)) ?? plan
      version = newer
      emitRetries(before, plan, observer, emit)
    }
    // Read first: what the look below finds is then the last word on every scraper.
    const summary = await runs.summary(plan.run)
    for (const unit of plan.units) {
      const members = unit.members.filter((member) => !observer.ended(member))
      if (members.length === 0) continue
      const attempts = await Promise.all(members.map((member) => runs.attempt(member)))
      groups.before(unit, attempts.every(isOver))
      for (const [i, member] of members.entries()) observer.see(member, attempts[i]!, { watched: summary === null })
      groups.after(unit)
    }
    if (summary !== null) {
      emit({ type: 'run_ended', summary })
      return summary
    }
    if (control.phase !== 'running') return 'left'
    if ((await runs.orchestrator(plan.run)) === null) return null
    await new Promise<void>((resolve) => {
      const wake = (): void => (clearTimeout(timer), unsubscribe(), resolve())
      const timer = setTimeout(wake, LOOK_EVERY)
      const unsubscribe = control.onChange(wake)
    })
  }
}

/** The plan is written again when failed scrapers get another attempt. */
function emitRetries(before: RunPlan, plan: RunPlan, observer: Observer, emit: FleetOptions['emit']): void {
  const attempts = new Map(allMembers(before).map((member) => [memberId(member), member.attempt]))
  const changed = allMembers(plan).filter((member) => attempts.get(memberId(member)) !== member.attempt)
  if (changed.length === 0) return
  const scrapers = changed.map((member) => {
    return { id: memberId(member), attempt: member.attempt, reason: observer.row(member)?.reason ?? null }
  })
  for (const member of changed) observer.again(member)
  emit({ type: 'retrying', at: new Date().toISOString(), delay_ms: 0, scrapers })
}
