import type { Exited } from '../../../processes/spawn.ts'
import { memberId } from '../../../runs/folder/run-plan.ts'
import type { Unit } from '../../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import { END_STATUSES } from '../../../vocabulary/run/reason.ts'
import type { Observer } from '../observer.ts'

/** A group's process was started, or found alive: the `start`th one for these members. Null for a single. */
export function groupStarted(unit: Unit, pid: number | undefined, start: number): FleetEvent | null {
  if (unit.kind === 'single') return null
  const scrapers = unit.members.map(memberId)
  return { type: 'group_started', at: new Date().toISOString(), group: unit.name, scrapers, pid: pid ?? null, start }
}

/**
 * A group's process is gone: with all its members through, or before, in which case another one is started. Null for a
 * single.
 */
export function groupEnded(
  unit: Unit,
  { pid, exited }: { pid: number | undefined; exited: Exited | null },
  observer: Observer,
): FleetEvent | null {
  if (unit.kind === 'single') return null
  const rows = unit.members.map((member) => observer.row(member)?.status)
  const ended = { success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  for (const status of END_STATUSES) ended[status] = rows.filter((row) => row === status).length
  return {
    type: 'group_ended',
    at: new Date().toISOString(),
    group: unit.name,
    scrapers: rows.length,
    pid: pid ?? null,
    exit_code: exited?.exit_code ?? null,
    signal: exited?.signal ?? null,
    ended,
  }
}
