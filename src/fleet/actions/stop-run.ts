import { setTimeout as sleep } from 'node:timers/promises'
import { killAttempts } from '../../processes/kill-attempts.ts'
import { childPrograms } from '../../processes/programs.ts'
import { spawnExeca } from '../../processes/spawn-execa.ts'
import { isAlive } from '../../runs/folder/owner/process-identity.ts'
import type { LockHolder } from '../../runs/folder/owner/lock.ts'
import type { ProcessIdentity } from '../../runs/folder/owner/process-identity.ts'
import { openRunReader } from '../../runs/open-run-reader.ts'
import type { RunReader } from '../../runs/run-reader.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { RunControl } from '../run/control.ts'
import { resumeRun } from '../run/run.ts'

/**
 * How a run was stopped. `silent`: its process does not answer, and only `now` kills it. `unplanned`: its plan is
 * damaged; its processes were killed, and nobody knows how they ended.
 */
export type StopOutcome =
  | { kind: 'stopped'; summary: Summary }
  | { kind: 'over' }
  | { kind: 'silent'; pid: number }
  | { kind: 'unplanned' }
  | { kind: 'locked'; holder: LockHolder | null }

/**
 * Ends a run through its orchestrator, or itself where that is dead; resolves when nothing of the run lives. `now`:
 * without grace.
 */
export async function stopRun(
  run: string,
  { stateDir, logDir, now }: { stateDir: string; logDir: string; now: boolean },
  runs: RunReader = openRunReader(stateDir),
): Promise<StopOutcome> {
  if ((await runs.summary(run)) !== null) return { kind: 'over' }
  const orchestrator = await runs.orchestrator(run)
  if (orchestrator !== null) {
    const grace = (await runs.plan(run))?.grace_ms ?? 0
    if (!(await ask(orchestrator, now, grace))) return { kind: 'silent', pid: orchestrator.pid }
    const summary = await runs.summary(run)
    if (summary !== null) return { kind: 'stopped', summary }
    // It died without a word while we waited: then what it left is ours to end.
  }
  return stopOrphans(run, { stateDir, logDir, now }, runs)
}

/** How long an orchestrator may take beyond what its scrapers are given, in ms. */
const PATIENCE = 5000

/** Asks the orchestrator to end the run; one that does not is killed if it is to be at once. True when it is gone. */
async function ask(orchestrator: ProcessIdentity, now: boolean, grace: number): Promise<boolean> {
  signal(orchestrator, 'SIGTERM')
  if (now) {
    await sleep(100)
    // Of another kind: the same again so soon would count as the first.
    signal(orchestrator, 'SIGINT')
  }
  if (await gone(orchestrator, now ? PATIENCE : grace + PATIENCE)) return true
  if (!now) return false
  signal(orchestrator, 'SIGKILL')
  return gone(orchestrator, PATIENCE)
}

async function gone(orchestrator: ProcessIdentity, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(100)) {
    if (!isAlive(orchestrator)) return true
  }
  return false
}

function signal(orchestrator: ProcessIdentity, name: NodeJS.Signals): void {
  if (isAlive(orchestrator)) process.kill(orchestrator.pid, name)
}

async function stopOrphans(
  run: string,
  { stateDir, logDir, now }: { stateDir: string; logDir: string; now: boolean },
  runs: RunReader,
): Promise<StopOutcome> {
  const plan = await runs.plan(run)
  if (plan === null) {
    // Nothing is known of it but the marker that its processes carry.
    await killAttempts([], { supervised: [], run })
    return { kind: 'unplanned' }
  }
  const control = new RunControl()
  control.request('SIGTERM')
  if (now) control.request('SIGTERM')
  const programs = childPrograms(spawnExeca)
  const outcome = await resumeRun(plan, { stateDir, logDir, programs, control, emit: () => {} })
  return outcome.kind === 'finished' ? { kind: 'stopped', summary: outcome.summary } : outcome
}
