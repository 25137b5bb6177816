import { isOver } from '../../../runs/folder/row.ts'
import { readAttempt } from '../../../runs/folder/attempt.ts'
import type { RunPlan } from '../../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import { createGroupWatch } from './group-watch.ts'
import type { Observer } from '../observer.ts'

/** Reports what was over before this process carried the run, its groups included. */
export function lookBack(plan: RunPlan, observer: Observer, emit: (event: FleetEvent) => void): void {
  const groups = createGroupWatch(observer, emit)
  for (const unit of plan.units) {
    // One that still lives is reported when it is adopted.
    const isThrough = unit.kind === 'group' && unit.members.every(({ folder }) => isOver(readAttempt(folder)))
    if (isThrough) groups.before(unit, true)
    for (const member of unit.members) observer.look(member)
    if (isThrough) groups.after(unit)
  }
}
