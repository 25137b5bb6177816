import type { Lookup, LookupError, LookupProvider } from '../lookup/provider.ts'
import { errorOfStatus } from '../lookup/status-error.ts'
import type { Place } from './place.ts'

const ERRORS: Record<string, LookupError> = {
  ZERO_RESULTS: 'not_found',
  OVER_QUERY_LIMIT: 'quota_exceeded',
  OVER_DAILY_LIMIT: 'quota_exceeded',
  REQUEST_DENIED: 'denied',
  INVALID_REQUEST: 'invalid',
  UNKNOWN_ERROR: 'temporary',
}

const EXACTNESS: Record<string, number> = { ROOFTOP: 40, RANGE_INTERPOLATED: 30, GEOMETRIC_CENTER: 20, APPROXIMATE: 10 }

interface GoogleResult {
  formatted_address: string
  partial_match?: boolean
  address_components?: unknown[]
  geometry: { location: { lat: number; lng: number }; location_type: string }
}

/** The Geocoding API of Google and what speaks like it: https://developers.google.com/maps/documentation/geocoding */
export function googleProvider(base: string, key: string): LookupProvider<Place> {
  return {
    name: 'google',
    perSecond: 50,
    request(address) {
      const url = new URL(base)
      url.searchParams.set('address', address)
      if (key !== '') url.searchParams.set('key', key)
      return { url, headers: {} }
    },
    read: readAnswer,
  }
}

function readAnswer(status: number, body: unknown): Lookup<Place> {
  const failed = errorOfStatus(status)
  if (failed !== null) return { error: failed }
  const { status: said, results } = (body ?? {}) as { status?: string; results?: GoogleResult[] }
  const [first] = results ?? []
  if (said !== 'OK' || first === undefined) return { error: ERRORS[said ?? ''] ?? 'temporary' }
  const { lat, lng } = first.geometry.location
  // Exactness, nothing omitted of the question, and what is known of the place, up to 100.
  const whole = first.partial_match === true ? 0 : 30
  const known = Math.min(30, 6 * (first.address_components?.length ?? 0))
  const confidence = (EXACTNESS[first.geometry.location_type] ?? 0) + whole + known
  return { found: { lat, lon: lng, formatted: first.formatted_address, confidence } }
}
