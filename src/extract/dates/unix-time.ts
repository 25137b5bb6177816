import { dayOf, type DateContext } from './calendar-day.ts'

/**
 * A whole text that is a Unix time in seconds, milliseconds, micro- or nanoseconds, also as some APIs wrap it
 * (`/Date(1758715200000)/`): its day in UTC. Bare digits are one only from September 2001 on (10 digits for seconds):
 * shorter ones are more often a phone number.
 */
export function unixTime(text: string, context: DateContext): string | null {
  const [, wrapped, digits] = /^(\/?date\()?(\d{9,19})(?:\.\d{1,9}|[+-]\d{4})?(?:\)\/?)?$/.exec(text) ?? []
  if (digits === undefined || (wrapped === undefined && !digits.startsWith('1'))) return null
  const divisor = (wrapped === undefined ? DIVISORS : WRAPPED_DIVISORS)[digits.length]
  return divisor === undefined ? null : dayOf(Number(digits) / divisor, context)
}

// To milliseconds, by the number of digits.
const DIVISORS: Record<number, number> = { 10: 1e-3, 13: 1, 16: 1e3, 19: 1e6 }
const WRAPPED_DIVISORS: Record<number, number> = { ...DIVISORS, 9: 1e-3, 11: 1, 12: 1 }
