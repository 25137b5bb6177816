export const PROVIDERS = ['google', 'nominatim'] as const

export const PROFILES = ['learned', 'brief'] as const

export interface RecordsArgs {
  file: string
  phone: string[]
  address: string[]
  region: string | undefined
  'region-field': string | undefined
  duplicates: boolean
  against: string | undefined
  match: string | undefined
  id: string | undefined
  labels: string | undefined
  profile: (typeof PROFILES)[number] | undefined
  'near-duplicates': boolean
  text: string | undefined
  alike: string | undefined
  geocode: (typeof PROVIDERS)[number] | undefined
  'geocode-url': string | undefined
  'geocode-rate': string | undefined
  'geocode-daily': string | undefined
  workers: string
  'chunk-size': string
  out: string | undefined
  format: string | undefined
  encoding: string | undefined
}
