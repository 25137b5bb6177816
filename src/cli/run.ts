import type { Command, CommonArgs, Io } from './command.ts'
import { runOptions } from './run-options.ts'
import type { RunArgs } from './run-options.ts'

export interface RunOneArgs extends RunArgs {
  scraper: string
}

export const command: Command<RunOneArgs> = {
  command: 'run <country>/<source>',
  describe: 'run one scraper in this terminal, its output shown',
  examples: [
    ['$0 run fiji/fiji_sun', 'one scraper'],
    ['$0 run fiji/fiji_sun --max-articles 5 --log-level debug', 'a quick look at a new config'],
  ],
  options: (yargs) =>
    runOptions(
      yargs.positional('scraper', { type: 'string', demandOption: true, describe: 'country/source' }),
    ) as never,
  run: async (args: RunOneArgs & CommonArgs, io: Io) => {
    const { runAll } = await import('./run-all/run.ts')
    const alone = {
      sequential: true,
      maxParallel: 1,
      groupBy: 'source',
      dryRun: false,
      detach: false,
      strict: true,
    } as const
    return runAll({ ...args, ...alone, pattern: [args.scraper] }, io)
  },
}
