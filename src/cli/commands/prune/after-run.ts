import { prune } from '../../../fleet/retention/prune.ts'
import type { RunPlan } from '../../../runs/folder/run-plan.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { prunedMessage } from './pruned-message.ts'
import { NAME } from '../../../vocabulary/product.ts'

/** Keeps the limits that a run was started with, once it is over and reported. What cannot be removed fails no run. */
export async function pruneAfterRun({ keep }: RunPlan, args: CommonArgs, io: Io): Promise<void> {
  if (keep === undefined) return
  const say = (text: string): void => void io.stderr.write(`${plainText(text)}\n`)
  try {
    const outcome = await prune(args, keep)
    if (outcome.kind === 'locked') return say('Old runs are left alone: another run has begun.')
    const { pruned } = outcome
    for (const { path, why } of pruned.failed) say(`${NAME}: ${path} cannot be removed (${why})`)
    const something = pruned.runs.length + pruned.logs.length + pruned.history_rows > 0
    if (something && !args.quiet) say(prunedMessage(pruned, { dryRun: false }))
  } catch (error) {
    say(`${NAME}: old runs cannot be removed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
