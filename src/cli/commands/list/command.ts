import type { Command, CommonArgs, Io } from '../../command.ts'
import type { ListArgs } from './args.ts'
import { selectionOptions } from '../../options/selection-options.ts'

export const command: Command<ListArgs> = {
  command: 'list [pattern...]',
  describe: 'scrapers, their groups, and how they ended last',
  examples: [
    ['$0 list', 'every scraper'],
    ['$0 list --countries', 'the countries and how many scrapers each has'],
    ['$0 list --tag daily --failed-last', 'those with a label that failed when they last ran'],
    ["$0 list 'fiji/*' --json", 'an array of scrapers, for a program'],
  ],
  options: (yargs) =>
    selectionOptions(yargs).option('countries', {
      type: 'boolean',
      default: false,
      describe: 'countries only',
    }) as never,
  run: async (args: ListArgs & CommonArgs, io: Io) => (await import('./run.ts')).list(args, io),
}
