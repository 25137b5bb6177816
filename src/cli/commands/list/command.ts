import { defineCommand } from '../../command.ts'
import { PATTERN, SELECTION_FLAGS } from '../../options/selection-options.ts'

export const listCommand = defineCommand({
  command: 'list [pattern...]',
  describe: 'scrapers, their groups, and how they ended last',
  examples: [
    ['$0 list', 'every scraper'],
    ['$0 list --countries', 'the countries and how many scrapers each has'],
    ['$0 list --tag daily --failed-last', 'those with a label that failed when they last ran'],
    ["$0 list 'fiji/*' --json", 'an array of scrapers, for a program'],
  ],
  options: (yargs) =>
    yargs.positional('pattern', PATTERN).options(SELECTION_FLAGS).option('countries', {
      type: 'boolean',
      default: false,
      describe: 'countries only',
    }),
  run: async (args, io) => (await import('./run.ts')).list(args, io),
})
