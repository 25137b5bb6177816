import { join } from 'node:path'
import { googleProvider } from '../../../records/geocode/google-provider.ts'
import type { Located } from '../../../records/geocode/locate-rows.ts'
import { nominatimProvider } from '../../../records/geocode/nominatim-provider.ts'
import { createLookups, type Lookups } from '../../../records/lookup/create-lookups.ts'
import { type LookupStore, openLookupStore } from '../../../records/lookup/lookup-store.ts'
import type { LookupProvider } from '../../../records/lookup/provider.ts'
import type { PhoneLookups } from '../../../records/phone-lookup/look-up-phones.ts'
import { numverifyProvider } from '../../../records/phone-lookup/numverify-provider.ts'
import { MOST_WORKERS } from '../../../records/pool/choose-workers.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { ServiceSettings } from './read-service.ts'
import type { Settings } from './read-request.ts'

export interface OpenLookups {
  located?: Located
  phoned?: PhoneLookups
  /** Lookups at a time, of all services together. */
  concurrency: number
  close: () => void
}

/** What asks services, with the answers known from earlier runs; null when nobody is to be asked. */
export function openLookups(
  { geocode, phoneLookup, workers }: Settings,
  cores: number,
  { stateDir }: CommonArgs,
  { env }: Io,
): OpenLookups | null {
  if (geocode === null && phoneLookup === null) return null
  const stores: LookupStore[] = []
  const open = (file: string): LookupStore => {
    const store = openLookupStore(join(stateDir, file))
    stores.push(store)
    return store
  }
  // Waiting costs no processor: twice the cores, as a thread waits half of its time.
  const concurrency = workers === 'auto' ? Math.min(MOST_WORKERS, Math.max(4, 2 * cores)) : workers
  const opened: OpenLookups = { concurrency: 0, close: () => stores.forEach((store) => store.close()) }
  if (geocode !== null) {
    const key = env['REGATTA_GEOCODE_KEY'] ?? ''
    const provider =
      geocode.provider === 'google' ? googleProvider(geocode.url, key) : nominatimProvider(geocode.url, key)
    opened.located = { geocoder: asking(provider, geocode, open('geocode.db')), concurrency }
    opened.concurrency += concurrency
  }
  if (phoneLookup !== null) {
    const provider = numverifyProvider(phoneLookup.url, env['REGATTA_PHONE_LOOKUP_KEY'] ?? '')
    opened.phoned = { lookups: asking(provider, phoneLookup, open('phone-lookup.db')), concurrency }
    opened.concurrency += concurrency
  }
  return opened
}

function asking<Found extends object>(
  provider: LookupProvider<Found>,
  { url, perSecond, perDay }: ServiceSettings,
  store: LookupStore,
): Lookups<Found> {
  return createLookups({
    // Another service of the same kind has its own answers and its own day.
    provider: { ...provider, name: `${provider.name} ${new URL(url).origin}` },
    store,
    ...(perSecond === null ? {} : { perSecond }),
    ...(perDay === null ? {} : { perDay }),
  })
}
