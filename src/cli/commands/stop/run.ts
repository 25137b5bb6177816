import { setTimeout as sleep } from 'node:timers/promises'
import { RunControl } from '../../../fleet/run/control.ts'
import { EXIT_USAGE } from '../../../vocabulary/exit-codes.ts'
import { childPrograms } from '../../../processes/programs.ts'
import { resumeRun } from '../../../fleet/run/run.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { spawnExeca } from '../../../processes/spawn-execa.ts'
import { isAlive } from '../../../runs/folder/process-identity.ts'
import type { ProcessIdentity } from '../../../runs/folder/process-identity.ts'
import type { Summary } from '../../../vocabulary/summary.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { lockedMessage, printSummary } from '../../session/fleet-session.ts'
import { pickRun } from '../../session/pick-run.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface StopArgs {
  run: string | undefined
  now: boolean
}

type Args = StopArgs & CommonArgs

/** Ends a run through its orchestrator, or itself where that is dead; returns when nothing of the run lives. */
export async function stop(args: Args, io: Io): Promise<number> {
  const run = await pickRun(args.run, args, io)
  if (run === null) return EXIT_USAGE
  const runs = openRunReader(args.stateDir)
  if ((await runs.summary(run)) !== null) {
    io.stderr.write(`Run ${run} is over already.\n`)
    return 0
  }
  const orchestrator = await runs.orchestrator(run)
  if (orchestrator === null) return stopOrphans(run, args, io)
  if (!(await ask(orchestrator, args.now, (await runs.plan(run))?.grace_ms ?? 0))) {
    io.stderr.write(`${NAME}: the run's process ${orchestrator.pid} does not answer: ${NAME} stop --now kills it\n`)
    return 1
  }
  const summary = await runs.summary(run)
  // It died without a word while we waited: then what it left is ours to end.
  return summary === null ? stopOrphans(run, args, io) : report(summary, args, io)
}

/** How long an orchestrator may take beyond what its scrapers are given, in ms. */
const PATIENCE = 5000

/** Asks the orchestrator to end the run; one that does not is killed if it is to be at once. True when it is gone. */
async function ask(orchestrator: ProcessIdentity, now: boolean, grace: number): Promise<boolean> {
  signal(orchestrator, 'SIGTERM')
  if (now) {
    await sleep(100)
    signal(orchestrator, 'SIGTERM')
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

async function stopOrphans(run: string, args: Args, io: Io): Promise<number> {
  const plan = await openRunReader(args.stateDir).plan(run)
  if (plan === null) return EXIT_USAGE
  const control = new RunControl()
  control.request('SIGTERM')
  if (args.now) control.request('SIGTERM')
  const programs = childPrograms(spawnExeca)
  const { stateDir, logDir } = args
  const outcome = await resumeRun(plan, { stateDir, logDir, programs, control, emit: () => {} })
  if (outcome.kind === 'finished') return report(outcome.summary, args, io)
  io.stderr.write(`${NAME}: ${lockedMessage(stateDir, outcome.holder)}\n`)
  return 1
}

function report(summary: Summary, args: Args, io: Io): number {
  printSummary(summary, args, io)
  return 0
}
