import { setTimeout as sleep } from 'node:timers/promises'
import { exitCode } from '../../../fleet/run/summary/exit-code.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { printSummary } from '../../session/print-summary.ts'
import { pickRun } from '../../session/pick-run.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface WaitArgs {
  run: string | undefined
  /** ms */
  timeout: number | undefined
}

/** As of timeout(1). */
const EXIT_TIMED_OUT = 124
/** How often the run is looked at, in ms. */
const LOOK = 250

/** Only looks: whatever becomes of the waiting, the run goes on as it would. */
export async function wait(args: WaitArgs & CommonArgs, io: Io): Promise<number> {
  const run = await pickRun(args.run, args, io)
  if (run === null) return EXIT_USAGE
  const runs = openRunReader(args.stateDir)
  const until = Date.now() + (args.timeout ?? Infinity)
  for (;;) {
    // In this order: an orchestrator writes the summary before it ends.
    const living = await runs.orchestrator(run)
    const summary = await runs.summary(run)
    if (summary !== null) {
      await printSummary(summary, args, io)
      return exitCode(summary, await runs.stopSignal(run), true)
    }
    if (living === null) {
      const { summary: damaged } = await runs.damage(run)
      if (damaged) io.stderr.write(`${NAME}: the summary of run ${run} is damaged\n`)
      io.stderr.write(`${NAME}: run ${run} has no orchestrator any more: \`${NAME} attach\` takes it over\n`)
      return 1
    }
    if (Date.now() >= until) {
      io.stderr.write(`${NAME}: run ${run} is not over yet: it goes on\n`)
      return EXIT_TIMED_OUT
    }
    await sleep(Math.min(LOOK, Math.max(0, until - Date.now())))
  }
}
