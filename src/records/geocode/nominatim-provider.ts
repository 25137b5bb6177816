import { NAME, VERSION } from '../../vocabulary/product.ts'
import type { Lookup, LookupProvider } from '../lookup/provider.ts'
import { errorOfStatus } from '../lookup/status-error.ts'
import type { Place } from './place.ts'

interface NominatimResult {
  lat: string
  lon: string
  display_name: string
  /** 30 is a building, 26 a street, 16 and less a town. */
  place_rank?: number
}

/** The search of Nominatim and what speaks like it: https://nominatim.org/release-docs/latest/api/Search/ */
export function nominatimProvider(base: string, key: string): LookupProvider<Place> {
  return {
    name: 'nominatim',
    // https://operations.osmfoundation.org/policies/nominatim/
    perSecond: 1,
    request(address) {
      const url = new URL(base)
      url.searchParams.set('q', address)
      url.searchParams.set('format', 'jsonv2')
      url.searchParams.set('limit', '1')
      if (key !== '') url.searchParams.set('key', key)
      return { url, headers: { 'user-agent': `${NAME}/${VERSION}` } }
    },
    read: readAnswer,
  }
}

function readAnswer(status: number, body: unknown): Lookup<Place> {
  const failed = errorOfStatus(status)
  if (failed !== null) return { error: failed }
  if (!Array.isArray(body)) return { error: 'temporary' }
  const [first] = body as NominatimResult[]
  if (first === undefined) return { error: 'not_found' }
  const confidence = Math.round((100 * Math.min(30, first.place_rank ?? 0)) / 30)
  return { found: { lat: Number(first.lat), lon: Number(first.lon), formatted: first.display_name, confidence } }
}
