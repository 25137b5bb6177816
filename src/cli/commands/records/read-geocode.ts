import { PROVIDERS, type RecordsArgs } from './flags.ts'
import { readService, type ServiceSettings } from './read-service.ts'

export interface GeocodeSettings extends ServiceSettings {
  provider: (typeof PROVIDERS)[number]
}

const OWN_URLS: Record<(typeof PROVIDERS)[number], string> = {
  google: 'https://maps.googleapis.com/maps/api/geocode/json',
  nominatim: 'https://nominatim.openstreetmap.org/search',
}

/** What the flags say about asking for places: null for not at all, or what is wrong with them. */
export function readGeocode(args: RecordsArgs): GeocodeSettings | null | string {
  const { geocode: provider, geocodeUrl: url, geocodeRate: rate, geocodeDaily: daily } = args
  if (provider === undefined) {
    return url === undefined && rate === undefined && daily === undefined
      ? null
      : `--geocode must name the kind of service: ${PROVIDERS.join(', ')}`
  }
  if (args.address.length === 0) return '--geocode needs addresses: name their columns with --address'
  const service = readService({
    flag: '--geocode-url',
    stem: '--geocode',
    url: url ?? OWN_URLS[provider],
    rate,
    daily,
  })
  return typeof service === 'string' ? service : { provider, ...service }
}
