import { PROFILES, PROVIDERS } from './args.ts'
import { TABLE_FORMATS } from '../../../tables/table.ts'
import type { Command, CommonArgs, Io } from '../../command.ts'
import type { RecordsArgs } from './args.ts'

const LISTS = new Set(['_', 'phone', 'address'])

export const command: Command<RecordsArgs> = {
  command: 'records <file>',
  describe: 'check the phones and addresses of a file, and find its duplicates',
  examples: [
    ['$0 records people.csv --phone phone --region US', 'validity, E.164, type and region of each number'],
    [
      '$0 records people.xlsx --phone phone --phone mobile --region-field country',
      'the region of each row is in a column',
    ],
    ['$0 records shops.jsonl --address street,city,state,zip,country', 'the parts of an address are columns'],
    ['$0 records people.csv --duplicates --id id', 'which rows mean the same, and why'],
    ['$0 records data --near-duplicates', 'which articles of the stores are almost the same'],
  ],
  options: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'CSV, JSON Lines, Parquet, XLSX; a store or a folder',
      })
      .option('phone', { type: 'string', array: true, default: [], describe: 'columns that hold phone numbers' })
      .option('address', {
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
        describe: 'column of a whole address, or columns of its parts with commas; may be given again',
      })
      .option('region', { type: 'string', describe: 'country of numbers and addresses that do not say theirs: US' })
      .option('region-field', { type: 'string', describe: 'column that names the country of a row' })
      .option('duplicates', { type: 'boolean', default: false, describe: 'find rows that mean the same' })
      .option('against', { type: 'string', describe: 'find those of another file instead' })
      .option('match', { type: 'string', describe: 'columns to compare, COL[:type],...; all but --id without it' })
      .option('labels', { type: 'string', describe: 'file of pairs whose truth is known: a, b, match' })
      .option('profile', { choices: PROFILES, describe: 'brief: a fixed rule for contacts instead of learned weights' })
      .option('near-duplicates', {
        type: 'boolean',
        default: false,
        describe: 'find rows whose texts are almost the same instead',
      })
      .option('text', { type: 'string', describe: 'column of these texts (body)' })
      .option('alike', { type: 'string', describe: 'how much of their text must be the same (0.8)' })
      .option('id', { type: 'string', describe: "column that names a row in pairs; the row's number without it" })
      .option('geocode', {
        choices: PROVIDERS,
        describe: 'ask a service where each address is; its key: REGATTA_GEOCODE_KEY',
      })
      .option('geocode-url', { type: 'string', describe: "address of the service, where it is not the provider's own" })
      .option('geocode-rate', { type: 'string', describe: "requests a second (the provider's own rule)" })
      .option('geocode-daily', { type: 'string', describe: 'requests a day, counted over all runs' })
      .option('workers', {
        type: 'string',
        default: 'auto',
        describe: 'threads, or lookups at a time: 1 to 16, or auto',
      })
      .option('chunk-size', {
        type: 'string',
        default: 'auto',
        describe: 'rows handed over at a time: 10 to 200, or auto',
      })
      .option('out', { type: 'string', alias: 'o', describe: 'folder to write to (<name of the file>-checked)' })
      .option('format', { choices: TABLE_FORMATS, describe: "of the output; the input's without it" })
      .option('encoding', { type: 'string', describe: 'of a text file: utf-8 (default), windows-1252 ...' })
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
  run: async (args: RecordsArgs & CommonArgs, io: Io) => (await import('./run.ts')).checkRecords(args, io),
}
