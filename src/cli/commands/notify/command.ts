import { defineCommand } from '../../command.ts'
import { NOTIFY_FLAGS } from '../../options/output-options.ts'

export const notifyCommand = defineCommand({
  command: 'notify [run]',
  describe: 'send the notifications of a finished run again, or test the destinations of REGATTA_NOTIFY and --notify',
  examples: [
    ['$0 notify --test', 'send a test message to all destinations'],
    ['$0 notify --dry-run --notify-on failure', 'print the message for the newest run; sends nothing'],
    ['$0 notify 20261121_115902 --notify env:SLACK_HOOK', 'notify another destination of an older run'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        describe: 'id of a run, or its beginning; the newest finished run by default',
      })
      .options(NOTIFY_FLAGS)
      .option('test', { type: 'boolean', default: false, describe: 'send a made-up run that has every kind of result' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'print the message; sends nothing' }),
  run: async (args, io) => (await import('./run.ts')).notify(args, io),
})
