import { attachRun } from '../../../fleet/attach.ts'
import { EXIT_USAGE } from '../../../vocabulary/exit-codes.ts'
import { readPlan } from '../../../runs/folder/runs.ts'
import type { AttachArgs } from './args.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { fleetSession } from '../../session/fleet-session.ts'
import { pickRun } from '../../session/pick-run.ts'

export async function attach(args: AttachArgs & CommonArgs, io: Io): Promise<number> {
  const run = pickRun(args.run, args, io)
  if (run === null) return EXIT_USAGE
  const sequential = readPlan(args.stateDir, run)?.mode === 'sequential'
  return fleetSession(args, io, { sequential, onHup: args.onHup }, (session) => attachRun(run, session))
}
