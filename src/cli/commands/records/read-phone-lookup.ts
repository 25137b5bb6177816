import type { RecordsArgs } from './flags.ts'
import { readService, type ServiceSettings } from './read-service.ts'

/** What the flags say about asking a service for phones: null for not at all, or what is wrong with them. */
export function readPhoneLookup(args: RecordsArgs): ServiceSettings | null | string {
  const { phoneLookup: url, phoneLookupRate: rate, phoneLookupDaily: daily } = args
  if (url === undefined) {
    return rate === undefined && daily === undefined ? null : '--phone-lookup must name the URL of the service'
  }
  if (args.phone.length === 0) return '--phone-lookup needs phones: name their columns with --phone'
  return readService({ flag: '--phone-lookup', stem: '--phone-lookup', url, rate, daily })
}
