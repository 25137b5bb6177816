import type { Options } from 'yargs'
import { TABLE_FORMATS } from '../../../tables/table.ts'
import type { FlagValues } from '../../command.ts'

export const PROVIDERS = ['google', 'nominatim'] as const

export const RECORDS_FLAGS = {
  phone: { type: 'string', array: true, default: [] as string[], describe: 'columns with phone numbers' },
  'phone-details': {
    type: 'boolean',
    default: false,
    describe: 'further columns of phones: possible, line type, country, time zone, confidence, method',
  },
  'phone-lookup': {
    type: 'string',
    describe: 'URL of a service to ask for the phones (numverify API); key in REGATTA_PHONE_LOOKUP_KEY',
  },
  'phone-lookup-rate': { type: 'string', describe: 'most requests per second (5)' },
  'phone-lookup-daily': { type: 'string', describe: 'most requests per day, over all runs' },
  address: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe: 'column with an address, or columns with its parts, separated by commas; repeatable',
  },
  region: { type: 'string', describe: 'default country of phone numbers and addresses, e.g. US' },
  'region-field': { type: 'string', describe: 'column with the country of each row' },
  duplicates: { type: 'boolean', default: false, describe: 'find rows that describe the same thing' },
  against: { type: 'string', describe: 'compare with this file instead of finding duplicates within' },
  match: { type: 'string', describe: 'columns to compare, COL[:type],...; by default all except --id' },
  labels: { type: 'string', describe: 'file of labelled pairs with the columns a, b, match' },
  profile: {
    choices: ['learned', 'brief'],
    describe: 'learned weights (default), or brief: a fixed rule for contacts',
  },
  threshold: {
    type: 'string',
    describe: 'minimum score of a pair, between 0 and 1; by default learned (0.5); lower finds more',
  },
  'near-duplicates': {
    type: 'boolean',
    default: false,
    describe: 'find rows with almost identical texts instead',
  },
  text: { type: 'string', describe: 'column with these texts (body)' },
  alike: { type: 'string', describe: 'least similarity of the texts, 0 to 1 (0.8)' },
  id: { type: 'string', describe: 'column that identifies a row; by default its number' },
  geocode: {
    choices: PROVIDERS,
    describe: 'geocode the addresses with this service; key in REGATTA_GEOCODE_KEY',
  },
  'geocode-url': { type: 'string', describe: "URL of the service, if not the provider's own" },
  'geocode-rate': { type: 'string', describe: "most requests per second (the provider's own limit)" },
  'geocode-daily': { type: 'string', describe: 'most requests per day, over all runs' },
  workers: {
    type: 'string',
    default: 'auto',
    describe: 'threads, or parallel lookups: 1 to 16, or auto',
  },
  parallel: {
    type: 'boolean',
    default: true,
    describe: 'several threads or lookups; --no-parallel is one of each',
  },
  'chunk-size': {
    type: 'string',
    default: 'auto',
    describe: 'rows per batch: 10 to 200, or auto',
  },
  out: { type: 'string', alias: 'o', describe: 'output folder (<name of the file>-checked)' },
  format: { choices: TABLE_FORMATS, describe: 'output format; by default that of the input' },
  delimiter: { type: 'string', describe: 'of a CSV file: one character, or tab; found out without it' },
  sheet: { type: 'string', describe: 'of a workbook; the first that is shown and holds a table without it' },
  encoding: { type: 'string', describe: 'encoding of a text file: utf-8 (default), windows-1252 ...' },
} as const satisfies Record<string, Options>

export interface RecordsArgs extends FlagValues<typeof RECORDS_FLAGS> {
  file: string
}
