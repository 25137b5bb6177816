import { setSlots } from '../../../fleet/actions/set-slots.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { EXIT_USAGE, refuse } from '../../mistake.ts'
import { pickRun } from '../../session/pick-run.ts'

interface SlotsArgs {
  number: number | 'auto'
  run: string | undefined
}

/** Changes the number of slots of a run that goes on. */
export async function changeSlots(args: SlotsArgs & CommonArgs, io: Io): Promise<number> {
  const run = await pickRun(args.run, args, io)
  if (run === null) return EXIT_USAGE
  if ((await openRunReader(args.stateDir).summary(run)) !== null)
    return refuse(io, `run ${run} is over`, `See: ${NAME} status`)
  const change = setSlots(args.number, { stateDir: args.stateDir, run })
  if (!change.ok) {
    return refuse(
      io,
      change.why === 'sequential' ? `run ${run} is --sequential: it has one slot` : `there is no run ${run}`,
    )
  }
  if (args.json) io.stdout.write(`${JSON.stringify({ run, slots: args.number, before: change.before })}\n`)
  else io.stdout.write(`${args.number} at once from now on, ${change.before} before\n`)
  return 0
}
