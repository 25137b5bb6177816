import { defineCommand } from '../../command.ts'
import { keepFlags } from '../../options/keep-options.ts'

export const pruneCommand = defineCommand({
  command: 'prune',
  describe: 'remove old runs, logs and rows of the history; never records',
  examples: [
    ['$0 prune --keep-age 90d --dry-run', 'what would go'],
    ['$0 prune --keep-runs 100 --keep-size 2gb', 'whatever is beyond one of them'],
  ],
  options: (yargs) =>
    yargs.options(keepFlags()).option('dry-run', {
      type: 'boolean',
      default: false,
      describe: 'say what would go; touches nothing',
    }),
  run: async (args, io) => (await import('./run.ts')).pruneRuns(args, io),
})
