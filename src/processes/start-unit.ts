import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from '../runs/folder/json-file.ts'
import { isAlive } from '../runs/folder/process-identity.ts'
import type { ProcessIdentity } from '../runs/folder/process-identity.ts'
import type { GroupTask, Member, Unit } from '../runs/folder/run-plan.ts'
import { findProcess, gone, superviseAdopted } from './adopt.ts'
import { inheritedEnvironment } from './child-environment.ts'
import { RUN_MARKER, signalGroup } from './kill.ts'
import { launchScraper } from './launch.ts'
import type { Programs } from './programs.ts'
import type { Exit } from '../runs/folder/task.ts'
import { makeFolder } from '../runs/folder/make-folder.ts'

export interface UnitContext {
  run: string
  programs: Programs
  logDir: string
  /** False with --sequential: nothing is detached then. */
  detached: boolean
  environment?: NodeJS.ProcessEnv
}

/** A unit's process while it runs: of a single the scraper's own, of a group its runner's. */
export interface ActiveUnit {
  unit: Unit
  pid: number | undefined
  /** Settles when the process is gone; with its exit for a single, null for a group, whose members each have one. */
  ended: Promise<Exit | null>
  stop: () => void
}

/** Starts a unit, or follows its process where one lives already. */
export function startUnit(unit: Unit, context: UnitContext): ActiveUnit {
  return unit.kind === 'single' ? startSingle(unit, unit.members[0]!, context) : startGroup(unit, context)
}

/** The process of a unit that somebody else started, if it lives. */
export function findUnit(unit: Unit): ProcessIdentity | null {
  if (unit.kind === 'group') {
    const runner = readJson<{ process: ProcessIdentity }>(join(unit.folder, 'state.json'))?.process
    if (runner !== undefined && isAlive(runner)) return runner
  }
  for (const member of unit.members) {
    const living = findProcess(member.folder)
    if (living !== null) return living
  }
  return null
}

function startSingle(unit: Unit, member: Member, { programs, logDir, detached, environment }: UnitContext): ActiveUnit {
  const living = findProcess(member.folder)
  const running =
    living === null
      ? launchScraper(member.folder, { programs, logDir, detached, environment })
      : superviseAdopted(member.folder, living)
  return { unit, pid: running.pid, ended: running.ended, stop: () => running.stop('stopped') }
}

function startGroup(unit: Unit, context: UnitContext): ActiveUnit {
  const runner = readJson<{ process: ProcessIdentity }>(join(unit.folder, 'state.json'))?.process
  if (runner !== undefined && isAlive(runner)) {
    const ended = gone(runner).then(() => null)
    return { unit, pid: runner.pid, ended, stop: () => signalGroup(runner.pid, 'SIGTERM') }
  }
  makeFolder(unit.folder)
  const task: GroupTask = {
    run: context.run,
    name: unit.name,
    logDir: context.logDir,
    members: unit.members.map((member) => member.folder),
  }
  writeJson(join(unit.folder, 'unit.json'), task)
  // What a runner prints is its own death's evidence; its members have logs of their own.
  const output = openSync(join(unit.folder, 'runner.log'), 'a')
  try {
    const spawned = context.programs.spawn(process.execPath, [context.programs.group, unit.folder], {
      cwd: process.cwd(),
      env: { ...(context.environment ?? inheritedEnvironment()), [RUN_MARKER]: context.run },
      output,
      detached: true,
    })
    const stop = (): void => {
      if (spawned.pid !== undefined) signalGroup(spawned.pid, 'SIGTERM')
    }
    return { unit, pid: spawned.pid, ended: spawned.exited.then(() => null), stop }
  } finally {
    closeSync(output)
  }
}
