import { join } from 'node:path'
import { createGeocoder } from '../../../records/geocode/create-geocoder.ts'
import { googleProvider } from '../../../records/geocode/google-provider.ts'
import type { Located } from '../../../records/geocode/locate-rows.ts'
import { openLookupStore } from '../../../records/geocode/lookup-store.ts'
import { nominatimProvider } from '../../../records/geocode/nominatim-provider.ts'
import { MOST_WORKERS } from '../../../records/pool/choose-workers.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { Settings } from './read-request.ts'

/** What asks for places, with the places known from earlier runs; null when nobody is to be asked. */
export function openLookups(
  { geocode, workers }: Settings,
  cores: number,
  { stateDir }: CommonArgs,
  { env }: Io,
): { located: Located; close: () => void } | null {
  if (geocode === null) return null
  const key = env['REGATTA_GEOCODE_KEY'] ?? ''
  const provider =
    geocode.provider === 'google' ? googleProvider(geocode.url, key) : nominatimProvider(geocode.url, key)
  const store = openLookupStore(join(stateDir, 'geocode.db'))
  const geocoder = createGeocoder({
    // Another service of the same kind has its own places and its own day.
    provider: { ...provider, name: `${provider.name} ${new URL(geocode.url).origin}` },
    store,
    ...(geocode.perSecond === null ? {} : { perSecond: geocode.perSecond }),
    ...(geocode.perDay === null ? {} : { perDay: geocode.perDay }),
  })
  // Waiting costs no processor: twice the cores, as a thread waits half of its time.
  const concurrency = workers === 'auto' ? Math.min(MOST_WORKERS, Math.max(4, 2 * cores)) : workers
  return { located: { geocoder, concurrency }, close: () => store.close() }
}
