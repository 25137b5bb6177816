import { closeSync, openSync } from 'node:fs'
import { readTask } from '../runs/folder/attempt.ts'
import { livingRunner, runnerLog, writeGroupTask } from '../runs/folder/group-files.ts'
import { makePrivateFolder } from '../runs/folder/files/make-folder.ts'
import type { ProcessIdentity } from '../runs/folder/owner/process-identity.ts'
import { keepRoom } from '../runs/folder/files/spare-room.ts'
import type { Unit } from '../runs/folder/run-plan.ts'
import type { Exit } from '../runs/folder/task.ts'
import { findProcess } from './find-process.ts'
import { givingWay } from './give-way.ts'
import type { Exited } from './spawn.ts'
import { LONGEST_SILENCE_MS, watchHeartbeat } from './watch-heartbeat.ts'
import { RUN_MARKER } from './kill.ts'
import { launchScraper } from './launch.ts'
import type { LaunchOptions } from './launch.ts'
import { adoptedHandle, childHandle, notStarted } from './process-handle.ts'
import type { ProcessHandle } from './process-handle.ts'
import { inheritedEnvironment } from './programs.ts'

export interface UnitOptions extends LaunchOptions {
  run: string
}

/** A unit's process while it runs: of a single the scraper's own, of a group its runner's. */
export interface ActiveUnit {
  pid: number | undefined
  /** Settles when the process is gone; with its exit for a single, null for a group, whose members each have one. */
  ended: Promise<Exit | null>
  /** How the process itself ended; null where only its parent could know. */
  gone: Promise<Exited | null>
  stop: () => void
}

/** Kept free, in bytes, for the exit.json of a member that cannot be started; a block. */
const ROOM_A_MEMBER = 4096

/**
 * Starts a unit, or adopts its process where one lives already. A group's runner that gives no sign of life (it is
 * frozen) is killed: to the caller it has died, and a new one goes on where it was.
 */
export function startUnit(unit: Unit, options: UnitOptions): ActiveUnit {
  if (unit.kind === 'single') {
    const { pid, ended, stop } = launchScraper(unit.members[0]!.folder, options)
    return { pid, ended, gone: ended.then(ownEnd), stop: () => stop('stopped') }
  }
  const living = livingRunner(unit.folder)
  const { pid, gone, signal } = living === null ? launchRunner(unit, options) : adoptedHandle(living)
  // Its members are in process groups of their own, and go on: the runner after it adopts the one that lives.
  const unwatch = watchHeartbeat(unit.folder, silenceOf(unit), () => signal('SIGKILL'))
  void gone.then(unwatch)
  // The runner stops its members itself, each with the grace of its own.
  return { pid, ended: gone.then(() => null), gone, stop: () => signal('SIGTERM') }
}

/** A runner is given as long as its members. */
function silenceOf({ members }: Unit): number {
  return readTask(members[0]!.folder)?.silence_ms ?? LONGEST_SILENCE_MS
}

function ownEnd({ exit_code, signal }: Exit): Exited {
  return { exit_code, signal, spawn_error: null }
}

/** The process of a unit that somebody else started, if it lives. */
export function findUnit(unit: Unit): ProcessIdentity | null {
  const runner = unit.kind === 'group' ? livingRunner(unit.folder) : null
  if (runner !== null) return runner
  for (const member of unit.members) {
    const living = findProcess(member.folder)
    if (living !== null) return living
  }
  return null
}

function launchRunner(unit: Unit, { run, programs, logDir, nice, environment }: UnitOptions): ProcessHandle {
  let output: number | null = null
  try {
    makePrivateFolder(unit.folder)
    const members = unit.members.map((member) => member.folder)
    keepRoom(unit.folder, (members.length + 4) * ROOM_A_MEMBER)
    writeGroupTask(unit.folder, { run, name: unit.name, logDir, members })
    // What a runner prints is evidence of its own death; its members have logs of their own.
    output = openSync(runnerLog(unit.folder), 'a', 0o600)
    // Its members inherit it.
    const spawned = programs.spawn(...givingWay(nice, process.execPath, [programs.group, unit.folder]), {
      cwd: process.cwd(),
      env: { ...(environment ?? inheritedEnvironment()), [RUN_MARKER]: run },
      output,
      detached: true,
    })
    return childHandle(spawned)
  } catch (error) {
    return notStarted(error)
  } finally {
    if (output !== null) closeSync(output)
  }
}
