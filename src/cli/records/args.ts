export interface RecordsArgs {
  file: string
  phone: string[]
  address: string[]
  region: string | undefined
  'region-field': string | undefined
  workers: string
  'chunk-size': string
  out: string | undefined
  format: string | undefined
  encoding: string | undefined
}
