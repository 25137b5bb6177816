import type { Command, CommonArgs, Io } from './command.ts'
import { runOptions, slots } from './run-options.ts'
import type { RunAllArgs } from './run-all/args.ts'

export const command: Command<RunAllArgs> = {
  command: 'run-all [pattern...]',
  describe: 'run the fleet, or the part of it that the patterns name',
  examples: [
    ['$0 run-all', 'every scraper below configs/'],
    ['$0 run-all --dry-run', 'show the plan and start nothing'],
    ["$0 run-all 'fiji/*' --max-parallel 4", 'one country, four at a time'],
  ],
  options: (yargs) =>
    runOptions(
      yargs
        .positional('pattern', { type: 'string', array: true, describe: 'globs over country/source', default: [] })
        .option('dry-run', { type: 'boolean', default: false, describe: 'print the plan; touches nothing' })
        .option('sequential', {
          type: 'boolean',
          default: false,
          describe: 'one scraper at a time, its output shown, nothing detached',
        })
        .option('max-parallel', {
          type: 'string',
          default: 'auto',
          describe: 'slots for scraper processes: a number, or auto (cores and free memory)',
          coerce: slots,
        })
        .option('group-by', {
          choices: ['source', 'host'] as const,
          default: 'source' as const,
          describe: 'what makes scrapers run one after the other',
        })
        .option('detach', { type: 'boolean', default: false, describe: 'start, print the run id and return' })
        .option('strict', { type: 'boolean', default: false, describe: 'refuse to start when any config is invalid' }),
    ) as never,
  run: async (args: RunAllArgs & CommonArgs, io: Io) => (await import('./run-all/run.ts')).runAll(args, io),
}
