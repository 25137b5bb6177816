import { defineCommand } from '../../command.ts'
import { NOTIFY_FLAGS } from '../../options/output-options.ts'

export const notifyCommand = defineCommand({
  command: 'notify [run]',
  describe: 'tell of a run that is over again, or try out whom REGATTA_NOTIFY or --notify names',
  examples: [
    ['$0 notify --test', 'a test message to all of them'],
    ['$0 notify --dry-run --notify-on failure', 'the words for the newest run; sends nothing'],
    ['$0 notify 20261121_115902 --notify env:SLACK_HOOK', 'tell somebody else of an older run'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest that is over' })
      .options(NOTIFY_FLAGS)
      .option('test', { type: 'boolean', default: false, describe: 'send a made-up run in which everything happened' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'print the words and send nothing' }),
  run: async (args, io) => (await import('./run.ts')).notify(args, io),
})
