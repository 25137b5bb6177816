import type { Answer } from '../answer.ts'
import { zonesOf } from './zones-of.ts'

export const PHONE_DETAILS = ['possible', 'line_type', 'country', 'time_zone', 'confidence', 'method'] as const

/** In the words that services for phones use, where libphonenumber has finer ones. */
const LINE_TYPES: Readonly<Record<string, string>> = {
  FIXED_LINE: 'landline',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'landline_or_mobile',
  TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'shared_cost',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  UAN: 'company',
  VOICEMAIL: 'voicemail',
}

/** A numbering plan says that a number can exist: as much as is known without a service. */
const OF_NUMBERING_PLAN = 60

const countries = new Intl.DisplayNames('en', { type: 'region' })

/** What further columns say of a phone, from what its first ones say: one answer for each of PHONE_DETAILS. */
export function phoneDetails(phone: { [Column in 'e164' | 'type' | 'region' | 'error']: string | null }): Answer[] {
  const { e164, type, region, error } = phone
  // A number of the right length that nobody has been assigned is possible, as libphonenumber has it.
  const possible = error === null || error === 'not_assigned'
  const lineType = eachOf(type, (name) => LINE_TYPES[name] ?? 'unknown')
  const country = eachOf(region, (code) => (code === '001' ? 'international' : (countries.of(code) ?? code)))
  const zones = eachOf(e164, (number) => zonesOf(number) ?? '')
  const confidence = error === null ? OF_NUMBERING_PLAN : 0
  return [possible, lineType, country, zones, confidence, possible ? 'numbering_plan' : null]
}

/** Several numbers of a cell stay in their order, between semicolons; null where none says anything. */
function eachOf(joined: string | null, read: (part: string) => string): string | null {
  if (joined === null) return null
  const parts = joined.split('; ').map((part) => (part === '' ? '' : read(part)))
  return parts.every((part) => part === '') ? null : parts.join('; ')
}
