import type { Command, CommonArgs, Io } from '../../command.ts'
import { fleetOptions } from '../../options/fleet-options.ts'
import { outputOptions } from '../../options/output-options.ts'
import { runOptions } from '../../options/run-options.ts'
import type { RetryArgs } from './args.ts'

export const command: Command<RetryArgs> = {
  command: 'retry [run]',
  describe: 'run again what failed: failed scrapers, and the lost pages of those that ended with warnings',
  examples: [
    ['$0 retry --failed', 'what failed in the newest run, with the configs as they are now'],
    ['$0 retry 20261121_115902 --failed', 'what failed in that run'],
  ],
  options: (yargs) =>
    runOptions(
      outputOptions(fleetOptions(yargs))
        .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest by default' })
        .option('failed', { type: 'boolean', default: true, describe: 'what failed (the only choice so far)' }),
    ) as never,
  run: async (args: RetryArgs & CommonArgs, io: Io) => (await import('./run.ts')).retry(args, io),
}
