import { isSupportedCountry } from 'libphonenumber-js/max'
import { MOST_WORKERS } from '../../../records/pool/choose-workers.ts'
import type { CheckSpec } from '../../../contacts/check-spec.ts'
import { checkedColumns } from '../../../contacts/check-spec.ts'
import { outputColumns } from '../../../records/output-columns.ts'
import { nearest } from '../../../config/parse/nearest.ts'
import type { TableOptions } from '../../../tables/open-table.ts'
import { shorten } from '../../../vocabulary/text/plain-text.ts'
import { findRegion } from '../../../contacts/regions/find-region.ts'
import type { RecordsArgs } from './flags.ts'
import { comparedColumns, type DuplicateSettings, readDuplicates } from './read-duplicates.ts'
import { type GeocodeSettings, readGeocode } from './read-geocode.ts'
import { readPhoneLookup } from './read-phone-lookup.ts'
import type { ServiceSettings } from './read-service.ts'

export interface Settings {
  reading: TableOptions
  duplicates: DuplicateSettings | null
  geocode: GeocodeSettings | null
  phoneLookup: ServiceSettings | null
  spec: CheckSpec
  workers: number | 'auto'
  chunkSize: number | 'auto'
}

/** What the flags ask for, or what is wrong with them. */
export function readRequest(args: RecordsArgs): Settings | string {
  const region = args.region === undefined ? null : findRegion(args.region)
  if (args.region !== undefined && (region === null || !isSupportedCountry(region))) {
    return `--region must name a country (US, DE): current value is '${args.region}'`
  }
  if (args.encoding !== undefined && !isEncoding(args.encoding)) {
    return `--encoding must be a label of the Encoding Standard (utf-8, windows-1252): current value is '${args.encoding}'`
  }
  const delimiter = args.delimiter === undefined ? undefined : delimiterOf(args.delimiter)
  if (delimiter === null) return `--delimiter must be one character, or tab: current value is '${args.delimiter}'`
  const workers = within(args.workers, 1, MOST_WORKERS)
  if (!args.parallel && args.workers !== 'auto' && args.workers !== '1') {
    return `--no-parallel is one worker: current value of --workers is '${args.workers}'`
  }
  if (workers === null) return `--workers must be auto or 1 to ${MOST_WORKERS}: current value is '${args.workers}'`
  const chunkSize = within(args.chunkSize, 10, 200)
  if (chunkSize === null) return `--chunk-size must be auto or 10 to 200: current value is '${args.chunkSize}'`
  const addresses = args.address.map((columns) => columns.split(',').map((column) => column.trim()))
  if (addresses.flat().includes('')) return `--address must name columns: current value is '${args.address.join(' ')}'`
  const duplicates = readDuplicates(args)
  if (typeof duplicates === 'string') return duplicates
  if (args.phone.length === 0 && addresses.length === 0 && duplicates === null) {
    return 'nothing to check: name columns with --phone or --address, or look for --duplicates'
  }
  const geocode = readGeocode(args)
  if (typeof geocode === 'string') return geocode
  const phoneLookup = readPhoneLookup(args)
  if (typeof phoneLookup === 'string') return phoneLookup
  const regionField = args.regionField ?? null
  const reading = { encoding: args.encoding, delimiter, sheet: args.sheet }
  return {
    reading,
    spec: { phones: args.phone, addresses, region, regionField, details: args.phoneDetails || phoneLookup !== null },
    workers: args.parallel ? workers : 1,
    chunkSize,
    geocode,
    phoneLookup,
    duplicates,
  }
}

/**
 * What is wrong with these columns in this file; null when nothing is. A file whose columns nobody could read has none
 * to miss.
 */
export function columnFault(
  { spec, geocode, phoneLookup, duplicates }: Settings,
  columns: readonly string[],
): string | null {
  const wanted = [...checkedColumns(spec), ...comparedColumns(duplicates)]
  const missing = columns.length === 0 ? undefined : wanted.find((column) => !columns.includes(column))
  if (missing !== undefined) {
    const parts = missing.split(',')
    const areColumns = parts.length > 1 && parts.every((part) => columns.includes(part.trim()))
    const meant = nearest(missing, columns)
    const hint = areColumns
      ? `; several: --phone ${parts.join(' ')}`
      : meant === null
        ? ''
        : `, did you mean '${meant}'?`
    return `there is no column '${missing}'${hint}\nColumns: ${shorten(columns.join(', '), 1000)}`
  }
  const extra = { located: geocode !== null, phoned: phoneLookup !== null, pairs: duplicates !== null }
  const taken = outputColumns(spec, extra).find((column) => columns.includes(column))
  return taken === undefined ? null : `the file already has a column '${taken}': was it checked before?`
}

function delimiterOf(text: string): string | null {
  const sign = /^(?:tab|\\t)$/i.test(text) ? '\t' : text
  return sign.length === 1 && !/["\r\n]/.test(sign) ? sign : null
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

function within(text: string, least: number, most: number): number | 'auto' | null {
  if (text === 'auto') return text
  const number = Number(text)
  return /^\d+$/.test(text) && number >= least && number <= most ? number : null
}
