import type { Unit } from '../../runs/folder/run-plan.ts'

/**
 * Sorts queued units into those that start now and those that wait, in their order. A unit waits while there is no free
 * slot, while a host of it is visited by another unit (a host has one owner), and while its window is closed.
 */
export function pickUnits<Queued extends { unit: Unit }>(
  queue: readonly Queued[],
  { active, slots, isClosed }: { active: readonly Unit[]; slots: number; isClosed: (unit: Unit) => boolean },
): { start: Queued[]; wait: Queued[] } {
  const busy = new Set(active.flatMap(hostsOf))
  const start: Queued[] = []
  const wait: Queued[] = []
  for (const [i, queued] of queue.entries()) {
    // Thousands may wait: they are not looked at one by one whenever a scraper ends.
    if (active.length + start.length >= slots) return { start, wait: wait.concat(queue.slice(i)) }
    const hosts = hostsOf(queued.unit)
    if (hosts.some((host) => busy.has(host)) || isClosed(queued.unit)) {
      wait.push(queued)
      continue
    }
    for (const host of hosts) busy.add(host)
    start.push(queued)
  }
  return { start, wait }
}

function hostsOf(unit: Unit): string[] {
  return unit.members.flatMap((member) => member.hosts)
}

/** A unit that waits for a slot. */
export interface QueuedUnit {
  unit: Unit
  /** How often its process was started in this attempt. */
  starts: number
}

/** A group whose runner keeps dying is given up after so many starts. */
export const MAX_STARTS = 3
