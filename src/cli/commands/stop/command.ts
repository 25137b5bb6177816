import { defineCommand } from '../../command.ts'

export const stopCommand = defineCommand({
  command: 'stop [run]',
  describe: 'stop a run gracefully: scrapers finish and store their current page',
  examples: [
    ['$0 stop', 'the current run'],
    ['$0 stop --now', 'kill it; what is stored stays stored'],
  ],
  options: (yargs) =>
    yargs
      .positional('run', {
        type: 'string',
        describe: 'id of a run, or its beginning; the one going on, or the newest, by default',
      })
      .option('now', { type: 'boolean', default: false, describe: 'kill the scrapers at once' }),
  run: async (args, io) => (await import('./run.ts')).stop(args, io),
})
