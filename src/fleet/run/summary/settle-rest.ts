import type { Member, RunPlan } from '../../../runs/folder/run-plan.ts'
import { takeBack } from '../attempts/another-attempt.ts'
import { closeAttempt } from '../../../processes/exit-record.ts'
import { allMembers } from '../../../runs/folder/run-plan.ts'
import type { Observer } from '../observer.ts'

/** Settles whatever a run that is over never came to, or killed before it could say how it ended; returns how many. */
export function settleRest(plan: RunPlan, stateDir: string, observer: Observer, why: string): number {
  let settled = 0
  // Also of attempts that were skipped for another reason: that a scraper failed before is what there is to say of it.
  const waits = (one: Member): boolean => !observer.ended(one) || observer.row(one)?.status === 'skipped'
  for (const member of takeBack(plan, stateDir, waits)) {
    settled++
    observer.again(member)
    observer.look(member)
  }
  for (const member of allMembers(plan)) {
    if (observer.ended(member)) continue
    settled++
    observer.look(member, { exit: closeAttempt(member.folder, 'stopped', why) })
  }
  return settled
}
