import type { Lookup, LookupError, LookupProvider } from '../lookup/provider.ts'
import { errorOfStatus } from '../lookup/status-error.ts'
import type { PhoneRecord } from './phone-record.ts'

/** Errors of an answer with status 200, by their `type`; any other is about the number. */
const ERRORS: Readonly<Record<string, LookupError>> = {
  usage_limit_reached: 'quota_exceeded',
  rate_limit_reached: 'quota_exceeded',
  missing_access_key: 'denied',
  invalid_access_key: 'denied',
  inactive_user: 'denied',
  function_access_restricted: 'denied',
  https_access_restricted: 'denied',
}

/** Our words for lines, where the service has others. */
const LINE_TYPES: Readonly<Record<string, string>> = {
  fixed_line: 'landline',
  premium_rate: 'premium',
  paging: 'pager',
  special_services: 'company',
}

const KNOWN_TYPES = new Set(['landline', 'mobile', 'toll_free', 'premium', 'voip', 'pager', 'company', 'satellite'])

/** A carrier that names itself is evidence of a line; without one the service may know the numbering plan only. */
const WITH_CARRIER = 95
const WITHOUT_CARRIER = 80

/** The validation of numverify and what speaks like it: https://docs.apilayer.com/numverify */
export function numverifyProvider(base: string, key: string): LookupProvider<PhoneRecord> {
  return {
    name: 'numverify',
    // It publishes no limit.
    perSecond: 5,
    request(e164) {
      const url = new URL(base)
      url.searchParams.set('number', e164.replace('+', ''))
      if (key !== '') url.searchParams.set('access_key', key)
      return { url, headers: {} }
    },
    read: readAnswer,
  }
}

function readAnswer(status: number, body: unknown): Lookup<PhoneRecord> {
  const failed = errorOfStatus(status)
  if (failed !== null) return { error: failed }
  if (typeof body !== 'object' || body === null) return { error: 'temporary' }
  const said = body as Readonly<Record<string, unknown>>
  if (said['success'] === false) {
    const { type } = (said['error'] ?? {}) as { type?: unknown }
    return { error: (typeof type === 'string' ? ERRORS[type] : undefined) ?? 'invalid' }
  }
  if (typeof said['valid'] !== 'boolean') return { error: 'temporary' }
  const { valid } = said
  const carrier = textOf(said['carrier'])
  const confidence = carrier === null ? WITHOUT_CARRIER : WITH_CARRIER
  return {
    found: {
      valid,
      lineType: lineTypeOf(said['line_type']),
      carrier,
      location: textOf(said['location']),
      confidence: valid ? confidence : 0,
    },
  }
}

function lineTypeOf(said: unknown): string | null {
  const name = textOf(said)?.toLowerCase() ?? null
  if (name === null) return null
  const ours = LINE_TYPES[name] ?? name
  return KNOWN_TYPES.has(ours) ? ours : null
}

function textOf(said: unknown): string | null {
  return typeof said === 'string' && said.trim() !== '' ? said.trim() : null
}
