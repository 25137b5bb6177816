import type { Options } from 'yargs'
import { TABLE_FORMATS } from '../../../tables/table.ts'
import type { FlagValues } from '../../command.ts'

export const PROVIDERS = ['google', 'nominatim'] as const

export const RECORDS_FLAGS = {
  phone: { type: 'string', array: true, default: [] as string[], describe: 'columns that hold phone numbers' },
  address: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe: 'column of a whole address, or columns of its parts with commas; may be given again',
  },
  region: { type: 'string', describe: 'country of numbers and addresses that do not say theirs: US' },
  'region-field': { type: 'string', describe: 'column that names the country of a row' },
  duplicates: { type: 'boolean', default: false, describe: 'find rows that mean the same' },
  against: { type: 'string', describe: 'find those of another file instead' },
  match: { type: 'string', describe: 'columns to compare, COL[:type],...; all but --id without it' },
  labels: { type: 'string', describe: 'file of pairs whose truth is known: a, b, match' },
  profile: { choices: ['learned', 'brief'], describe: 'brief: a fixed rule for contacts instead of learned weights' },
  'near-duplicates': {
    type: 'boolean',
    default: false,
    describe: 'find rows whose texts are almost the same instead',
  },
  text: { type: 'string', describe: 'column of these texts (body)' },
  alike: { type: 'string', describe: 'how much of their text must be the same (0.8)' },
  id: { type: 'string', describe: "column that names a row in pairs; the row's number without it" },
  geocode: {
    choices: PROVIDERS,
    describe: 'ask a service where each address is; its key: REGATTA_GEOCODE_KEY',
  },
  'geocode-url': { type: 'string', describe: "address of the service, where it is not the provider's own" },
  'geocode-rate': { type: 'string', describe: "requests a second (the provider's own rule)" },
  'geocode-daily': { type: 'string', describe: 'requests a day, counted over all runs' },
  workers: {
    type: 'string',
    default: 'auto',
    describe: 'threads, or lookups at a time: 1 to 16, or auto',
  },
  'chunk-size': {
    type: 'string',
    default: 'auto',
    describe: 'rows handed over at a time: 10 to 200, or auto',
  },
  out: { type: 'string', alias: 'o', describe: 'folder to write to (<name of the file>-checked)' },
  format: { choices: TABLE_FORMATS, describe: "of the output; the input's without it" },
  encoding: { type: 'string', describe: 'of a text file: utf-8 (default), windows-1252 ...' },
} as const satisfies Record<string, Options>

export interface RecordsArgs extends FlagValues<typeof RECORDS_FLAGS> {
  file: string
}
