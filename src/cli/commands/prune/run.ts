import { existsSync } from 'node:fs'
import { EXIT_LOCKED } from '../../../vocabulary/run/exit-codes.ts'
import { previewPrune, prune } from '../../../fleet/retention/prune.ts'
import type { Pruned } from '../../../fleet/retention/prune.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { lockedMessage } from '../../session/fleet-session.ts'
import { type KeepArgs, keepLimits } from '../../options/keep-options.ts'
import { refuse } from '../../mistake.ts'
import { prunedMessage } from './pruned-message.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface PruneArgs extends KeepArgs {
  dryRun: boolean
}

type Args = PruneArgs & CommonArgs

/** Exit code 1 when something could not be removed. */
export async function pruneRuns(args: Args, io: Io): Promise<number> {
  const limits = keepLimits(args)
  if (limits === null) return refuse(io, 'prune needs to know what to keep: --keep-runs, --keep-age or --keep-size')
  if (!existsSync(args.stateDir)) return refuse(io, `there is no folder ${args.stateDir}: see --state-dir`)
  const outcome = args.dryRun
    ? ({ kind: 'pruned', pruned: await previewPrune(args, limits) } as const)
    : await prune(args, limits)
  if (outcome.kind === 'locked') {
    io.stderr.write(`${NAME}: ${lockedMessage(args.stateDir, outcome)}\n`)
    return EXIT_LOCKED
  }
  const { pruned } = outcome
  for (const { path, why } of pruned.failed) io.stderr.write(`${NAME}: ${plainText(path)} cannot be removed (${why})\n`)
  if (args.json) io.stdout.write(`${JSON.stringify({ dry_run: args.dryRun, limits, ...pruned }, null, 2)}\n`)
  else io.stdout.write(lines(pruned, args).join(''))
  return pruned.failed.length > 0 ? 1 : 0
}

function lines(pruned: Pruned, { dryRun, quiet }: Args): string[] {
  const { kept } = pruned
  return [
    ...(dryRun && !quiet ? pruned.runs.map((run) => `run ${run}\n`) : []),
    `${prunedMessage(pruned, { dryRun })} ${counted(kept.runs, 'run')} and ${counted(kept.logs, 'log')} ${dryRun ? 'would stay' : 'stay'}.\n`,
  ]
}
