import { memberId, allMembers } from '../../runs/folder/run-plan.ts'
import type { RunPlan } from '../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'

/** The event that opens a run, for whoever watches it. */
export function describeRun(plan: RunPlan): FleetEvent {
  const members = allMembers(plan)
  return {
    type: 'run_started',
    run: plan.run,
    at: plan.created,
    scrapers: members.length + plan.settled.length,
    // With --sequential a group's members are units of their own, and a group all the same.
    singles: members.filter(({ group }) => group === null).length,
    groups: new Set(members.flatMap(({ group }) => group ?? [])).size,
    max_parallel: plan.max_parallel,
    queue: members.map((member) => ({
      id: memberId(member),
      group: member.group,
      expected_ms: member.expected_ms,
    })),
  }
}
