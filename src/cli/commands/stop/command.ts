import type { Command, CommonArgs, Io } from '../../command.ts'
import type { StopArgs } from './args.ts'

export const command: Command<StopArgs> = {
  command: 'stop [run]',
  describe: 'end a run politely: scrapers finish their page and store it',
  examples: [
    ['$0 stop', 'the run that is going on'],
    ['$0 stop --now', 'kill it; what was stored stays stored'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest by default' })
      .option('now', { type: 'boolean', default: false, describe: 'kill instead of asking' }) as never,
  run: async (args: StopArgs & CommonArgs, io: Io) => (await import('./run.ts')).stop(args, io),
}
