import type { Member, RunPlan } from '../../runs/folder/run-plan.ts'
import { takeBack } from './another-attempt.ts'
import { passedOver } from '../../processes/halt.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import type { Observer } from './observer.ts'
import { noteExit } from '../../processes/running.ts'

/** Settles whatever a run that is over never came to, or killed before it could say how it ended; returns how many. */
export function settleRest(plan: RunPlan, stateDir: string, observer: Observer, why: string): number {
  let settled = 0
  // Also of attempts that were left out for another reason: that a scraper failed before is what there is to say of it.
  const waits = (one: Member): boolean => !observer.ended(one) || observer.row(one)?.status === 'skipped'
  for (const member of takeBack(plan, stateDir, waits)) {
    settled++
    observer.again(member)
    observer.look(member)
  }
  for (const member of allMembers(plan)) {
    if (observer.ended(member)) continue
    settled++
    const exit = passedOver('stopped', why)
    noteExit(member.folder, exit)
    observer.look(member, { exit })
  }
  return settled
}
