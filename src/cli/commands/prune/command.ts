import { defineCommand } from '../../command.ts'
import { keepFlags } from '../../options/keep-options.ts'

export const pruneCommand = defineCommand({
  command: 'prune',
  describe: 'remove old runs, logs and history; never records',
  examples: [
    ['$0 prune --keep-age 90d --dry-run', 'what would be removed'],
    ['$0 prune --keep-runs 100 --keep-size 2gb', 'everything that exceeds either limit'],
  ],
  options: (yargs) =>
    yargs.options(keepFlags()).option('dry-run', {
      type: 'boolean',
      default: false,
      describe: 'show what would be removed; changes nothing',
    }),
  run: async (args, io) => (await import('./run.ts')).pruneRuns(args, io),
})
