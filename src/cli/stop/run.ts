import { setTimeout as sleep } from 'node:timers/promises'
import { RunControl } from '../../fleet/control.ts'
import { EXIT_USAGE } from '../../fleet/exit-code.ts'
import { childPrograms } from '../../fleet/programs.ts'
import { resumeRun } from '../../fleet/run.ts'
import { livingOrchestrator, readPlan, readSummary } from '../../fleet/runs.ts'
import { spawnExeca } from '../../fleet/spawn-execa.ts'
import { isAlive } from '../../run-folder/process-identity.ts'
import type { ProcessIdentity } from '../../run-folder/process-identity.ts'
import type { Summary } from '../../vocabulary/summary.ts'
import type { CommonArgs, Io } from '../command.ts'
import { lockedMessage, printSummary } from '../fleet-session.ts'
import { pickRun } from '../pick-run.ts'
import type { StopArgs } from './args.ts'

type Args = StopArgs & CommonArgs

/** Ends a run through its orchestrator, or itself where that is dead; returns when nothing of the run lives. */
export async function stop(args: Args, io: Io): Promise<number> {
  const run = pickRun(args.run, args, io)
  if (run === null) return EXIT_USAGE
  if (readSummary(args.stateDir, run) !== null) {
    io.stderr.write(`Run ${run} is over already.\n`)
    return 0
  }
  const orchestrator = livingOrchestrator(args.stateDir, run)
  if (orchestrator === null) return stopOrphans(run, args, io)
  await ask(orchestrator, args.now)
  const summary = readSummary(args.stateDir, run)
  // It died without a word while we waited: then what it left is ours to end.
  return summary === null ? stopOrphans(run, args, io) : report(summary, args, io)
}

async function ask(orchestrator: ProcessIdentity, now: boolean): Promise<void> {
  signal(orchestrator)
  if (now) {
    await sleep(100)
    signal(orchestrator)
  }
  while (isAlive(orchestrator)) await sleep(100)
}

function signal(orchestrator: ProcessIdentity): void {
  if (isAlive(orchestrator)) process.kill(orchestrator.pid, 'SIGTERM')
}

async function stopOrphans(run: string, args: Args, io: Io): Promise<number> {
  const plan = readPlan(args.stateDir, run)
  if (plan === null) return EXIT_USAGE
  const control = new RunControl()
  control.request('SIGTERM')
  if (args.now) control.request('SIGTERM')
  const programs = childPrograms(spawnExeca)
  const { stateDir, logDir } = args
  const outcome = await resumeRun(plan, { stateDir, logDir, programs, control, emit: () => {} })
  if (outcome.kind === 'finished') return report(outcome.summary, args, io)
  io.stderr.write(`regatta: ${lockedMessage(stateDir, outcome.holder)}\n`)
  return 1
}

function report(summary: Summary, args: Args, io: Io): number {
  printSummary(summary, args, io)
  return 0
}
