import type { RunPlan } from '../../runs/folder/run-plan.ts'
import { memberId, allMembers } from '../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { scraperId } from '../../config/source.ts'
import { describeRun } from './describe-run.ts'
import { openHistory } from '../../runs/history/open-history.ts'
import { Observer } from './observer.ts'
import { resolvedNothing } from './offline.ts'
import { writeSummary } from '../../runs/folder/runs.ts'
import { settleRest } from './summary/settle-rest.ts'
import { summarise } from './summary/summarise.ts'
import { leftBehindPlans, livingPart } from './take-over.ts'
import { withoutReplays } from '../../runs/history/without-replays.ts'

/** Receives the plan of a run that was left behind, and then the events that its orchestrator would have emitted. */
export type ReportLeftBehind = (plan: RunPlan) => (event: FleetEvent) => void

/**
 * Finalises runs whose orchestrators were killed and that have no live processes: settles what never started, writes
 * summary and history, and reports the events. `current` is the run that the caller carries out: until it is over
 * (`isOver`), runs from which it adopted scrapers are left alone, since both name the same folders. The caller holds
 * the lock.
 */
export async function closeLeftBehind(
  stateDir: string,
  current: RunPlan,
  { isOver, report }: { isOver: boolean; report: ReportLeftBehind },
): Promise<void> {
  const taken = new Set(allMembers(current).map((member) => member.folder))
  for (const plan of leftBehindPlans(stateDir)) {
    if (plan.run === current.run || plan.units.some((unit) => livingPart(unit) !== null)) continue
    const given = new Set(
      allMembers(plan)
        .filter(({ folder }) => taken.has(folder))
        .map(memberId),
    )
    if (given.size > 0 && !isOver) continue
    await close(plan, stateDir, report(plan), given)
  }
}

/** `given`: scrapers that the current run took over, whose rows are in the history as its own. */
async function close(
  plan: RunPlan,
  stateDir: string,
  emit: (event: FleetEvent) => void,
  given: ReadonlySet<string>,
): Promise<void> {
  emit(describeRun(plan))
  const observer = new Observer(emit)
  for (const row of plan.settled) observer.settle(row)
  for (const member of allMembers(plan)) observer.look(member)
  settleRest(plan, stateDir, observer, 'its orchestrator was killed before its turn')
  // Whether the machine was offline then cannot be found out now; that it was noticed then stands in the rows.
  const wasNoticed = allMembers(plan).some((member) => observer.row(member)?.reason === 'offline')
  const offline = wasNoticed && resolvedNothing(plan, observer)
  const summary = summarise(plan, observer, emit, { offline, memory: null })
  writeSummary(stateDir, summary)
  await openHistory(stateDir).record(
    withoutReplays(
      plan,
      onlyRan(summary, (row) => !given.has(scraperId(row))),
    ),
  )
  emit({ type: 'run_ended', summary })
}

/** What was never started is no news of a scraper, and would be the newest of it after all that came since. */
function onlyRan(summary: Summary, isOurs: (row: ScraperRow) => boolean): Summary {
  return { ...summary, scrapers: summary.scrapers.filter((row) => row.finished !== null && isOurs(row)) }
}
