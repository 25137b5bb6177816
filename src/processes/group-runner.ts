import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded, readAttempt, readTask, touchState } from '../runs/folder/attempt.ts'
import { type HaltCause, haltReason, noteRunner, readGroupTask } from '../runs/folder/group-files.ts'
import type { GroupTask } from '../runs/folder/run-plan.ts'
import { attemptEnding } from '../runs/folder/row.ts'
import { freeRoom } from '../runs/folder/files/spare-room.ts'
import { readOrder } from '../runs/folder/orders.ts'
import { RUN_STOPPED, SCRAPER_STOPPED } from '../vocabulary/run/end-messages.ts'
import { whyClosed } from '../vocabulary/time/window.ts'
import { closeAttempt } from './exit-record.ts'
import { findProcess } from './find-process.ts'
import { launchScraper } from './launch.ts'
import type { Programs } from './programs.ts'

/**
 * Runs the members of a group one after the other, each in a process with a log of its own. Lives in a process that
 * outlives a killed orchestrator; started again after a death of its own, it goes on where it was: members that ended
 * are left alone, one that still lives is adopted. Returns its exit code: 1 where a member failed.
 */
export async function runGroup(folder: string, programs: Programs, stop: AbortSignal): Promise<0 | 1> {
  const task = readGroupTask(folder)
  if (task === null) throw new Error(`Cannot run the group in ${folder}: it holds no task`)
  noteRunner(folder)
  const heartbeat = setInterval(() => giveSignOfLife(folder), HEARTBEAT_MS)
  try {
    return await runMembers(folder, task, { programs, stop })
  } finally {
    clearInterval(heartbeat)
  }
}

const HEARTBEAT_MS = 1000

function giveSignOfLife(folder: string): void {
  try {
    touchState(folder)
  } catch {
    // Without it the runner is replaced at worst.
  }
}

async function runMembers(
  folder: string,
  task: GroupTask,
  { programs, stop }: { programs: Programs; stop: AbortSignal },
): Promise<0 | 1> {
  const visit = (member: string): Promise<Visit> => visitMember(member, { folder, task, programs, stop })
  const later: string[] = []
  for (const member of task.members) {
    if (!hasEnded(readAttempt(member)) && (await visit(member)) !== 'over') later.push(member)
  }
  // Those whose hours had not come yet get one more chance; the others of the group took their time.
  for (const member of later) {
    let visited = await visit(member)
    for (; visited === 'paused'; visited = await visit(member))
      await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => undefined)
    if (visited === 'over') continue
    closeAttempt(member, 'not_due', closedWindow(member) ?? 'its window was closed', folder)
  }
  freeRoom(folder)
  return task.members.some((member) => attemptEnding(readAttempt(member))?.status === 'failed') ? 1 : 0
}

/** `closed`: its window is, and it may run later. `paused`: a user holds it back. */
type Visit = 'over' | 'closed' | 'paused'

const LOOK_MS = 500

/** Runs a member, or records why it never starts. */
async function visitMember(
  member: string,
  { folder, task, programs, stop }: { folder: string; task: GroupTask; programs: Programs; stop: AbortSignal },
): Promise<Visit> {
  const never = whyNever(folder, stop) ?? whyNotThis(member)
  const isPaused = readOrder(member)?.order === 'pause'
  const mayNot = never !== null || isPaused || closedWindow(member) !== null
  // One that an earlier runner started is watched to its end, whatever has been decided since.
  if (!mayNot || findProcess(member) !== null) await runMember(member, { folder, task, programs, stop })
  else if (never === null) return isPaused ? 'paused' : 'closed'
  else closeAttempt(member, never.cause, never.detail, folder)
  return 'over'
}

function whyNever(folder: string, stop: AbortSignal): { cause: HaltCause | 'stopped'; detail: string } | null {
  return haltReason(folder) ?? (stop.aborted ? { cause: 'stopped', detail: RUN_STOPPED } : null)
}

function whyNotThis(member: string): { cause: 'stopped'; detail: string } | null {
  const order = readOrder(member)?.order
  return order === 'stop' || order === 'kill' ? { cause: 'stopped', detail: SCRAPER_STOPPED } : null
}

function closedWindow(member: string): string | null {
  return whyClosed(readTask(member)?.config.window, new Date())
}

async function runMember(
  member: string,
  { folder, task, programs, stop }: { folder: string; task: GroupTask; programs: Programs; stop: AbortSignal },
): Promise<void> {
  const scraper = launchScraper(member, { programs, logDir: task.logDir, detached: true, group: folder })
  const onStop = (): void => scraper.stop('stopped')
  if (stop.aborted) onStop()
  stop.addEventListener('abort', onStop)
  await scraper.ended
  stop.removeEventListener('abort', onStop)
}
