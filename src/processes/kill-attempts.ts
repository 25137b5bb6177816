import { livingProcess, readState } from '../runs/folder/attempt.ts'
import { isAlive } from '../runs/folder/owner/process-identity.ts'
import { HAS_PROC, killTree, RUN_MARKER, signalGroup, sweep, TASK_MARKER } from './kill.ts'

/** How long killed processes may take to vanish, in ms. */
const PATIENCE = 2000

/**
 * Kills attempts at once, with everything that they started, and returns when it is gone (or after 2 s). `supervised`:
 * what the caller itself watches of them, group runners included; stop it first, so that their exits say why. `run`:
 * everything else that carries this run's marker is killed as well.
 */
export async function killAttempts(
  folders: string[],
  {
    supervised,
    run = null,
  }: { supervised: { pid: number | undefined; ended: Promise<unknown> }[]; run?: string | null },
): Promise<void> {
  const living = folders.flatMap((folder) => livingProcess(folder) ?? [])
  const pids = [...supervised.flatMap(({ pid }) => pid ?? []), ...living.map(({ pid }) => pid)]
  if (HAS_PROC) {
    for (const pid of pids) signalGroup(pid, 'SIGKILL')
    if (run !== null) sweep(RUN_MARKER, new Set([run]))
    // What was adopted from an earlier run carries that run's marker, but its own task's.
    sweep(TASK_MARKER, new Set(folders))
  } else {
    await Promise.all(pids.map(killTree))
  }
  const patience = AbortSignal.timeout(PATIENCE)
  const aborted = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()))
  await Promise.race([Promise.all(supervised.map(({ ended }) => ended)), aborted])
  while (!patience.aborted && living.some((identity) => isAlive(identity))) await nextLook()
}

/**
 * Kills what attempts that are over left behind outside their process groups: daemons, browsers. Returns how many it
 * killed.
 */
export function sweepAttempts(folders: string[]): number {
  return sweep(TASK_MARKER, new Set(folders.filter((folder) => readState(folder) !== null)))
}

function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
