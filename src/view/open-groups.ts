import type { FleetState } from './fleet-state.ts'

export interface OpenGroup {
  name: string
  members: number
  ended: number
  failed: number
}

/** Groups of which not all members have ended, in the order of the run; those of a single member are none. */
export function openGroups(state: FleetState): OpenGroup[] {
  const groups = new Map<string, OpenGroup>()
  for (const { group, at } of state.scrapers.values()) {
    if (group === null) continue
    const found = groups.get(group) ?? { name: group, members: 0, ended: 0, failed: 0 }
    groups.set(group, found)
    found.members++
    if (at.phase !== 'ended') continue
    found.ended++
    if (at.row.status === 'failed') found.failed++
  }
  return [...groups.values()].filter(({ members, ended }) => members > 1 && ended < members)
}

/** Whether whatever has not ended is in a group. */
export function isAllGrouped(state: FleetState): boolean {
  for (const { group, at } of state.scrapers.values()) if (group === null && at.phase !== 'ended') return false
  return true
}
