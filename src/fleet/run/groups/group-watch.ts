import { lastRunner, livingRunner } from '../../../runs/folder/group-files.ts'
import type { Unit } from '../../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import { groupEnded, groupStarted } from './group-events.ts'
import type { Observer } from '../observer.ts'

/** Reports the groups of a run that another process carries out, as far as their processes can be seen. */
export interface GroupWatch {
  /**
   * Call it before the members are looked at, so that a group begins before they do. `isThrough`: whether all of them
   * have ended. A process that died before that is reported with the one that goes on in its place.
   */
  before(unit: Unit, isThrough: boolean): void
  after(unit: Unit): void
}

/** A group that was through before the first look is reported like its members, with the process that it last had. */
export function createGroupWatch(observer: Observer, emit: (event: FleetEvent) => void): GroupWatch {
  const begun = new Map<string, { pid: number; start: number }>()
  const say = (event: FleetEvent | null): void => {
    if (event !== null) emit(event)
  }
  const end = (unit: Unit): void => {
    const known = begun.get(unit.folder)
    if (known !== undefined) say(groupEnded(unit, { pid: known.pid, exited: null }, observer))
  }
  return {
    before(unit, isThrough) {
      if (unit.kind === 'single') return
      const pid = (isThrough ? lastRunner(unit.folder) : livingRunner(unit.folder))?.pid
      const known = begun.get(unit.folder)
      if (pid === undefined || pid === known?.pid) return
      // It died, and another one goes on in its place.
      end(unit)
      const start = (known?.start ?? 0) + 1
      begun.set(unit.folder, { pid, start })
      say(groupStarted(unit, pid, start))
    },
    after(unit) {
      if (!begun.has(unit.folder) || !unit.members.every((member) => observer.ended(member))) return
      end(unit)
      begun.delete(unit.folder)
    },
  }
}
