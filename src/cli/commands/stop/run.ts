import { setTimeout as sleep } from 'node:timers/promises'
import { stopRun } from '../../../fleet/actions/stop-run.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { RunReader } from '../../../runs/run-reader.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { isFiltered, readWords } from '../../session/filter-rows.ts'
import { lockedMessage } from '../../session/fleet-session.ts'
import { printSummary } from '../../session/print-summary.ts'
import { orderCommand, type OrderArgs } from '../../session/order-command.ts'
import { pickRun } from '../../session/pick-run.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface StopArgs extends OrderArgs {
  now: boolean
}

type Args = StopArgs & CommonArgs

/** Ends a run, or some scrapers of it; returns when nothing of these lives. */
export async function stop(args: Args, io: Io): Promise<number> {
  const runs = openRunReader(args.stateDir)
  const { run: named, ...filters } = readWords({ ...args, failed: false })
  if (named === undefined) await untilBegun(runs)
  if (isFiltered(filters)) return orderCommand(args.now ? 'kill' : 'stop', args, io)
  const run = await pickRun(named, args, io, { evenDamaged: true })
  if (run === null) return EXIT_USAGE
  const outcome = await stopRun(run, args)
  switch (outcome.kind) {
    case 'stopped':
      await printSummary(outcome.summary, args, io)
      return 0
    case 'over':
      io.stderr.write(`Run ${run} is over already.\n`)
      if (args.json) await printDocument(await runs.summary(run), args, io)
      return 0
    case 'silent':
      io.stderr.write(`${NAME}: the run's process ${outcome.pid} does not answer: ${NAME} stop --now kills it\n`)
      return 1
    case 'unplanned':
      io.stderr.write(
        `${NAME}: the plan of run ${run} is damaged: its processes were killed, and how they ended is not known\n`,
      )
      return 1
    case 'locked':
      io.stderr.write(`${NAME}: ${lockedMessage(args.stateDir, outcome)}\n`)
      return 1
  }
}

/** A program that asked for a document gets one. */
async function printDocument(summary: Summary | null, args: Args, io: Io): Promise<void> {
  if (summary !== null) await printSummary(summary, args, io)
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
