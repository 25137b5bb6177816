import type { RunPlan } from '../run-folder/run-plan.ts'
import { takeBack } from './another-attempt.ts'
import { passedOver } from './halt.ts'
import { allMembers } from './observer.ts'
import type { Observer } from './observer.ts'
import { noteExit } from './running.ts'

/** Settles whatever a run that is over never came to, or killed before it could say how it ended. */
export function settleRest(plan: RunPlan, stateDir: string, observer: Observer, why: string): void {
  for (const member of takeBack(plan, stateDir, (one) => !observer.ended(one))) {
    observer.again(member)
    observer.look(member)
  }
  for (const member of allMembers(plan)) {
    if (observer.ended(member)) continue
    const exit = passedOver('stopped', why)
    noteExit(member.folder, exit)
    observer.look(member, { exit })
  }
}
