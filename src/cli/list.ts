import type { Command, CommonArgs, Io } from './command.ts'
import type { ListArgs } from './list/args.ts'

export const command: Command<ListArgs> = {
  command: 'list [pattern...]',
  describe: 'scrapers, their groups, and how they ended last',
  examples: [
    ['$0 list', 'every scraper'],
    ['$0 list --countries', 'the countries and how many scrapers each has'],
    ["$0 list 'fiji/*' --json", 'an array of scrapers, for a program'],
  ],
  options: (yargs) =>
    yargs
      .positional('pattern', { type: 'string', array: true, describe: 'globs over country/source', default: [] })
      .option('countries', { type: 'boolean', default: false, describe: 'countries only' }) as never,
  run: async (args: ListArgs & CommonArgs, io: Io) => (await import('./list/run.ts')).list(args, io),
}
