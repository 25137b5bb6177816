import type { CheckArgs } from './check/args.ts'
import type { Command, CommonArgs, Io } from './command.ts'

export const command: Command<CheckArgs> = {
  command: 'check [pattern...]',
  describe: 'say what is wrong or unwise in the configs, with file, line and column',
  examples: [
    ['$0 check', 'every config below configs/'],
    ['$0 check fiji/', 'one country'],
    ['$0 check configs/fiji/gazette.yaml --strict', 'one file; warnings count as failures, for CI'],
    ['$0 check --quiet', 'errors only'],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', { type: 'string', array: true, describe: 'globs over country/source', default: [] })
      .option('strict', { type: 'boolean', default: false, describe: 'exit 1 on warnings too' }) as never,
  run: async (args: CheckArgs & CommonArgs, io: Io) => (await import('./check/run.ts')).check(args, io),
}
