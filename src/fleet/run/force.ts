import { livingProcess, readState } from '../../runs/folder/attempt.ts'
import { isAlive } from '../../runs/folder/process-identity.ts'
import type { Member, RunPlan } from '../../runs/folder/run-plan.ts'
import { HAS_PROC, killTree, RUN_MARKER, signalGroup, sweep, TASK_MARKER } from '../../processes/kill.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import type { ActiveUnit } from '../../processes/start-unit.ts'

/** How long killed processes may take to vanish, in ms. */
const PATIENCE = 2000

/** Ends whatever a run still has alive, at once, and returns when it is gone (or after 2 s). */
export async function killEverything(plan: RunPlan, active: ActiveUnit[]): Promise<void> {
  const members = allMembers(plan)
  const living = members.flatMap((member) => livingProcess(member.folder) ?? [])
  const pids = [...active.flatMap((unit) => unit.pid ?? []), ...living.map((identity) => identity.pid)]
  if (HAS_PROC) {
    for (const pid of pids) signalGroup(pid, 'SIGKILL')
    sweep(RUN_MARKER, new Set([plan.run]))
    // What was adopted from an earlier run carries that run's marker, but its own task's.
    sweep(TASK_MARKER, new Set(members.map((member) => member.folder)))
  } else {
    await Promise.all(pids.map(killTree))
  }
  const patience = AbortSignal.timeout(PATIENCE)
  const aborted = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()))
  await Promise.race([Promise.all(active.map((unit) => unit.ended)), aborted])
  while (!patience.aborted && living.some((identity) => isAlive(identity))) await nextLook()
}

/** Ends what scrapers that are over left behind outside their process group: daemons, browsers. */
export function sweepEnded(members: Member[]): number {
  const folders = members.filter((member) => readState(member.folder) !== null).map((member) => member.folder)
  return sweep(TASK_MARKER, new Set(folders))
}

function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
