import { defineCommand } from '../../command.ts'
import { CSV_FLAG } from '../../options/csv-flag.ts'
import { PATTERN, SELECTION_FLAGS } from '../../options/selection-options.ts'

export const listCommand = defineCommand({
  command: 'list [pattern...]',
  describe: 'list scrapers, their groups and their last result',
  examples: [
    ['$0 list', 'every scraper'],
    ['$0 list --countries', 'countries with the number of their scrapers'],
    ['$0 list --tag daily --failed-last', 'scrapers with a label whose last run failed'],
    ["$0 list 'fiji/*' --json", 'an array of scrapers, for a program'],
    ['$0 list --csv > fleet.csv', 'the same for a spreadsheet'],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', PATTERN)
      .options(SELECTION_FLAGS)
      .option('countries', {
        type: 'boolean',
        default: false,
        describe: 'list countries only',
      })
      .option('csv', CSV_FLAG),
  run: async (args, io) => (await import('./run.ts')).list(args, io),
})
