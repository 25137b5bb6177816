import { defineCommand } from '../../command.ts'

export const stopCommand = defineCommand({
  command: 'stop [run]',
  describe: 'end a run politely: scrapers finish their page and store it',
  examples: [
    ['$0 stop', 'the run that is going on'],
    ['$0 stop --now', 'kill it; what was stored stays stored'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', { type: 'string', describe: 'id of a run, or its beginning; the newest by default' })
      .option('now', { type: 'boolean', default: false, describe: 'kill instead of asking' }),
  run: async (args, io) => (await import('./run.ts')).stop(args, io),
})
