import { dayOf } from './calendar-day.ts'

/**
 * A whole text that is a Unix time in seconds (9 or 10 digits), milliseconds, micro- or nanoseconds, also as some APIs wrap it
 * (`/Date(1758715200000)/`): its day in UTC.
 */
export function unixTime(text: string, now: Date): string | null {
  const digits = /^(?:\/?date\()?(\d{9,19})(?:\.\d+|[+-]\d{4})?(?:\)\/?)?$/.exec(text)?.[1]
  if (digits === undefined) return null
  const divisor = DIVISORS[digits.length]
  return divisor === undefined ? null : dayOf(Number(digits) / divisor, now)
}

// To milliseconds, by the number of digits.
const DIVISORS: Record<number, number> = { 9: 1e-3, 10: 1e-3, 12: 1, 13: 1, 15: 1e3, 16: 1e3, 18: 1e6, 19: 1e6 }
