import { join } from 'node:path'
import { hasEnded, readAttempt, readTask } from '../runs/folder/attempt.ts'
import { readJson, writeJson } from '../runs/folder/json-file.ts'
import { identify } from '../runs/folder/process-identity.ts'
import type { GroupTask } from '../runs/folder/run-plan.ts'
import { findProcess, superviseAdopted } from './adopt.ts'
import { whyClosed } from '../vocabulary/window.ts'
import { haltedWhy, passedOver, STOPPED } from './halt.ts'
import { launchScraper } from './launch.ts'
import type { Programs } from './programs.ts'
import { noteExit } from './running.ts'
import type { Running } from './running.ts'

/**
 * Runs the members of a group one after the other, each in a process with a log of its own. Lives in a process that
 * outlives a killed orchestrator; started again after a death of its own, it goes on where it was: members that ended are
 * left alone, one that still lives is waited for.
 */
export async function runGroup(folder: string, programs: Programs, stop: AbortSignal): Promise<void> {
  const task = readJson<GroupTask>(join(folder, 'unit.json'))
  if (task === null) throw new Error(`Cannot run the group in ${folder}: it holds no unit.json`)
  writeJson(join(folder, 'state.json'), { process: identify(process.pid) })
  const closed: string[] = []
  for (const member of task.members) {
    if (hasEnded(readAttempt(member))) continue
    if (!(await visit(member, folder, task, programs, stop))) closed.push(member)
  }
  // Those whose hours had not come yet get one more chance; the others of the group took their time.
  for (const member of closed) {
    if (await visit(member, folder, task, programs, stop)) continue
    noteExit(
      member,
      passedOver('not_due', whyClosed(readTask(member)?.config.window, new Date()) ?? 'its window was closed'),
    )
  }
}

/** Runs a member, or notes why its turn never comes; false when its window is closed and it may come later. */
async function visit(
  member: string,
  folder: string,
  task: GroupTask,
  programs: Programs,
  stop: AbortSignal,
): Promise<boolean> {
  const halted = haltedWhy(folder)
  if (halted !== null) noteExit(member, passedOver('max_failures', halted))
  else if (stop.aborted) noteExit(member, passedOver('stopped', STOPPED))
  else if (findProcess(member) === null && whyClosed(readTask(member)?.config.window, new Date()) !== null) return false
  else await runMember(member, task, programs, stop)
  return true
}

async function runMember(folder: string, task: GroupTask, programs: Programs, stop: AbortSignal): Promise<void> {
  const living = findProcess(folder)
  const running: Running =
    living === null
      ? launchScraper(folder, { programs, logDir: task.logDir, detached: true })
      : superviseAdopted(folder, living)
  const onStop = (): void => running.stop('stopped')
  stop.addEventListener('abort', onStop)
  await running.ended
  stop.removeEventListener('abort', onStop)
}
