import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from './files/json-file.ts'
import { identify, isAlive, type ProcessIdentity } from './owner/process-identity.ts'
import { withRoom } from './files/spare-room.ts'
import type { GroupTask } from './run-plan.ts'
import type { NeverStarted } from './task.ts'

/** What the runner of a group has to do; null where nobody wrote it down. */
export function readGroupTask(folder: string): GroupTask | null {
  return readJson(join(folder, 'unit.json'))
}

/** Writes down what the runner of a group has to do, for the process that is started with this folder. */
export function writeGroupTask(folder: string, task: GroupTask): void {
  writeJson(join(folder, 'unit.json'), task)
}

/** Notes that this process is the runner of the group. */
export function noteRunner(folder: string): void {
  withRoom(folder, () => writeJson(join(folder, 'state.json'), { process: identify(process.pid) }))
}

/** The runner of the group while it lives. */
export function livingRunner(folder: string): ProcessIdentity | null {
  const runner = lastRunner(folder)
  return runner !== null && isAlive(runner) ? runner : null
}

/** The last runner of the group, be it dead by now; null before the first one. */
export function lastRunner(folder: string): ProcessIdentity | null {
  return readJson<{ process: ProcessIdentity }>(join(folder, 'state.json'))?.process ?? null
}

/** Where a runner prints. */
export function runnerLog(folder: string): string {
  return join(folder, 'runner.log')
}

/** Why nothing more is started, as it is recorded for each member that remains. */
export type HaltCause = Exclude<NeverStarted, 'not_due'>

/** Asks a group's runner, through its folder, to start no further member. */
export function haltGroup(folder: string, halt: { cause: HaltCause; detail: string }): void {
  try {
    if (existsSync(folder)) withRoom(folder, () => writeJson(join(folder, 'halt.json'), halt))
  } catch {
    // With a full disk the group runs to its end: more than was requested, and nothing lost.
  }
}

/** Why a group's runner must start no further member; null when it may. */
export function haltReason(folder: string): { cause: HaltCause; detail: string } | null {
  const halt = readJson<{ cause?: HaltCause; detail: string }>(join(folder, 'halt.json'))
  // Earlier versions had one cause, and did not write it down.
  return halt === null ? null : { cause: halt.cause ?? 'max_failures', detail: halt.detail }
}
