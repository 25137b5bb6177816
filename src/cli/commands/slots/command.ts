import { defineCommand } from '../../command.ts'
import { slots } from '../../options/flag-values.ts'

export const slotsCommand = defineCommand({
  command: 'slots <number>',
  describe: 'change how many scrapers of the current run run in parallel; nothing that runs is stopped',
  examples: [
    ['$0 slots 4', 'four at once from now on'],
    ['$0 slots auto', 'as many as cores and free memory allow'],
  ],
  options: (yargs) =>
    yargs
      .positional('number', {
        type: 'string',
        demandOption: true,
        describe: 'a whole number above 0, or auto',
        coerce: slots('the number of slots'),
      })
      .option('run', { type: 'string', describe: 'id of a run, or its beginning; the newest by default' }),
  run: async (args, io) => (await import('./run.ts')).changeSlots(args, io),
})
