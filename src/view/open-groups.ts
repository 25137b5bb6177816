import type { FleetState, GroupCounts } from './fleet-state.ts'

/** Groups of which not all members have ended, in the order of the run; those of a single member are none. */
export function openGroups({ groups }: FleetState): GroupCounts[] {
  return [...groups.values()].filter(({ members, ended }) => members > 1 && ended < members)
}
