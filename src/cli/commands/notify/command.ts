import type { Command, CommonArgs, Io } from '../../command.ts'
import type { NotifyCommandArgs } from './args.ts'
import { notifyOptions } from '../../options/output-options.ts'

export const command: Command<NotifyCommandArgs> = {
  command: 'notify [run]',
  describe: 'tell of a run that is over again, or try out whom REGATTA_NOTIFY or --notify names',
  examples: [
    ['$0 notify --test', 'a test message to all of them'],
    ['$0 notify --dry-run --notify-on failure', 'the words for the newest run; sends nothing'],
    ['$0 notify 20261121_115902 --notify env:SLACK_HOOK', 'tell somebody else of an older run'],
  ],
  options: (yargs) =>
    notifyOptions(yargs)
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest that is over' })
      .option('test', { type: 'boolean', default: false, describe: 'send a made-up run in which everything happened' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'print the words and send nothing' }) as never,
  run: async (args: NotifyCommandArgs & CommonArgs, io: Io) => (await import('./run.ts')).notify(args, io),
}
