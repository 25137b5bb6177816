import { defineCommand } from '../../command.ts'
import { FLEET_FLAGS } from '../../options/fleet-options.ts'
import { OUTPUT_FLAGS } from '../../options/output-options.ts'
import { RUN_FLAGS } from '../../options/run-options.ts'
import { NAME_FLAGS, PATTERN } from '../../options/selection-options.ts'

export const retryCommand = defineCommand({
  command: 'retry [run] [pattern...]',
  describe: 'rerun what failed or was interrupted, and the failed pages of scrapers that ended with warnings',
  examples: [
    ['$0 retry --failed', 'what failed in the newest run, with the configs as they are now'],
    ["$0 retry 'fiji/*'", 'of that, what belongs to one country'],
    ['$0 retry --unfinished', 'what was interrupted, or never came to its turn'],
    ['$0 retry --dead', 'jobs of the cluster that lost three workers in a row'],
    ['$0 retry 20261121_115902 --failed', 'what failed in that run'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        describe:
          'id of a run, or its beginning; by default the newest of several scrapers, with what single runs changed since',
      })
      .positional('pattern', PATTERN)
      .options(NAME_FLAGS)
      .options(FLEET_FLAGS)
      .options(OUTPUT_FLAGS)
      .option('failed', { type: 'boolean', describe: 'rerun what failed or was interrupted; the default' })
      .option('unfinished', {
        type: 'boolean',
        default: false,
        describe: 'rerun what was interrupted or skipped since its run was stopped; with --failed both',
      })
      .option('dead', {
        type: 'boolean',
        default: false,
        describe: 'send the dead jobs of the cluster again, through the database of DATABASE_URL',
      })
      .options(RUN_FLAGS),
  run: async (args, io) =>
    args.dead ? (await import('./retry-dead.ts')).retryDead(args, io) : (await import('./run.ts')).retry(args, io),
})
