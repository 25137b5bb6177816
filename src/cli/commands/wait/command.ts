import { defineCommand } from '../../command.ts'
import { span } from '../../options/flag-values.ts'

export const waitCommand = defineCommand({
  command: 'wait [run]',
  describe: 'wait for a run to finish, print its summary and exit with its code',
  examples: [
    ['$0 wait', 'the newest run'],
    ['$0 wait --timeout 2h --json > summary.json', 'exit with 124 if it takes longer'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        describe: 'id of a run, or its beginning; the one going on, or the newest, by default',
      })
      .option('timeout', { type: 'string', describe: 'longest wait, e.g. 2h', coerce: span('timeout') }),
  run: async (args, io) => (await import('./run.ts')).wait(args, io),
})
