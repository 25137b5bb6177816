import { defineCommand } from '../../command.ts'
import { RECORDS_FLAGS } from './flags.ts'

const LISTS = new Set(['_', 'phone', 'address'])

export const recordsCommand = defineCommand({
  command: 'records <file>',
  describe: 'validate the phone numbers and addresses of a file, and find duplicates',
  examples: [
    ['$0 records people.csv --phone phone --region US', 'validity, E.164, type and region of each number'],
    [
      '$0 records people.xlsx --phone phone --phone mobile --region-field country',
      'the region of each row is in a column',
    ],
    ['$0 records shops.jsonl --address street,city,state,zip,country', 'the parts of an address are columns'],
    ['$0 records people.csv --duplicates --id id', 'which rows describe the same thing, and why'],
    ['$0 records data --near-duplicates', 'which articles in the stores are almost identical'],
  ],
  options: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'a CSV, JSON Lines, Parquet or XLSX file, a store, or a folder of stores',
      })
      .options(RECORDS_FLAGS)
      .parserConfiguration({
        'dot-notation': false,
        'duplicate-arguments-array': true,
        'parse-positional-numbers': false,
      })
      .middleware((argv: Record<string, unknown>) => {
        for (const [flag, value] of Object.entries(argv)) {
          if (!LISTS.has(flag) && Array.isArray(value)) argv[flag] = value.at(-1)
        }
      }),
  run: async (args, io) => (await import('./run.ts')).runRecords(args, io),
})
