import { setTimeout as sleep } from 'node:timers/promises'
import { RunControl } from '../../../fleet/run/control.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { childPrograms } from '../../../processes/programs.ts'
import { resumeRun } from '../../../fleet/run/run.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { RunReader } from '../../../runs/run-reader.ts'
import { killAttempts } from '../../../processes/kill-attempts.ts'
import { spawnExeca } from '../../../processes/spawn-execa.ts'
import { isAlive } from '../../../runs/folder/owner/process-identity.ts'
import type { ProcessIdentity } from '../../../runs/folder/owner/process-identity.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'
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
  const runs = openRunReader(args.stateDir)
  if (args.run === undefined) await untilBegun(runs)
  const run = await pickRun(args.run, args, io, { evenDamaged: true })
  if (run === null) return EXIT_USAGE
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

/**
 * How long a command that was just typed is given to become a run, in ms: until then it holds nothing that could be
 * seen.
 */
const TO_BEGIN = 1500
/** How long a run may take to write its plan, in ms; a prune holds the lock as well, and has no run. */
const TO_PLAN = 10_000
const LOOK = 50

/** Whoever stops a run at once after starting it means that one, and not the one before, which is over. */
async function untilBegun(runs: RunReader): Promise<void> {
  const looks = { begin: Date.now() + TO_BEGIN, plan: Date.now() + TO_PLAN }
  for (;;) {
    const holder = await runs.lockHolder()
    const run = holder?.run ?? null
    if (run !== null && ((await runs.orchestrator(run)) ?? (await runs.summary(run))) !== null) return
    if (holder === null && (await runs.unfinished()).length > 0) return
    if (Date.now() >= (holder === null ? looks.begin : looks.plan)) return
    await sleep(LOOK)
  }
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

async function stopOrphans(run: string, args: Args, io: Io): Promise<number> {
  const plan = await openRunReader(args.stateDir).plan(run)
  if (plan === null) return stopUnplanned(run, io)
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

/** Nothing is known of it but the marker that its processes carry. */
async function stopUnplanned(run: string, io: Io): Promise<number> {
  await killAttempts([], { supervised: [], run })
  io.stderr.write(
    `${NAME}: the plan of run ${run} is damaged: its processes were killed, and how they ended is not known\n`,
  )
  return 1
}

function report(summary: Summary, args: Args, io: Io): number {
  printSummary(summary, args, io)
  return 0
}
