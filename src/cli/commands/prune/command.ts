import type { Command, CommonArgs, Io } from '../../command.ts'
import { keepOptions } from '../../options/keep-options.ts'
import type { PruneArgs } from './args.ts'

export const command: Command<PruneArgs> = {
  command: 'prune',
  describe: 'remove old runs, logs and rows of the history; never records',
  examples: [
    ['$0 prune --keep-age 90d --dry-run', 'what would go'],
    ['$0 prune --keep-runs 100 --keep-size 2gb', 'whatever is beyond one of them'],
  ],
  options: (yargs) =>
    keepOptions(yargs).option('dry-run', {
      type: 'boolean',
      default: false,
      describe: 'say what would go; touches nothing',
    }) as never,
  run: async (args: PruneArgs & CommonArgs, io: Io) => (await import('./run.ts')).pruneCommand(args, io),
}
