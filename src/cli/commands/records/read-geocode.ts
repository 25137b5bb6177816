import { PROVIDERS, type RecordsArgs } from './flags.ts'

export interface GeocodeSettings {
  provider: (typeof PROVIDERS)[number]
  url: string
  perSecond: number | null
  perDay: number | null
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
  const place = url ?? OWN_URLS[provider]
  if (!URL.canParse(place) || !/^https?:/.test(place))
    return `--geocode-url must be a web address: current value is '${place}'`
  const perSecond = rate === undefined ? null : Number(rate)
  if (perSecond !== null && !(perSecond > 0))
    return `--geocode-rate must be a number above 0: current value is '${rate}'`
  const perDay = daily === undefined ? null : Number(daily)
  if (perDay !== null && !(Number.isInteger(perDay) && perDay >= 0)) {
    return `--geocode-daily must be a whole number: current value is '${daily}'`
  }
  return { provider, url: place, perSecond, perDay }
}
