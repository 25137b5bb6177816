const DAY_MS = 86_400_000
/** 9999-12-31, the last day that a sheet knows. */
const LAST_DAY = 2_958_465

/**
 * The time that a number of days means; null for one that no sheet shows. The system of 1900 counts from 1900-01-01 as
 * day 1 and has a 29 February 1900, day 60, which is given as text: Excel keeps that mistake of Lotus 1-2-3.
 */
export function serialDate(days: number, is1904: boolean): Date | string | null {
  if (!(days >= 0 && days < LAST_DAY + 1)) return null
  if (!is1904 && Math.floor(days) === 60) return '1900-02-29'
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(start + Math.round(days * DAY_MS))
}

/** A time of day, `13:30` or `13:30:05`. */
export function timeOfDay(days: number, seconds: boolean): string {
  const total = Math.round((days - Math.floor(days)) * 86_400) % 86_400
  return clock(Math.floor(total / 3600), total, seconds)
}

/** Time that has passed, `30:00` for a day and six hours; in minutes or seconds where these are what is counted. */
export function elapsedTime(days: number, unit: 'h' | 'm' | 's', seconds: boolean): string {
  const total = Math.round(Math.abs(days) * 86_400)
  const sign = days < 0 && total > 0 ? '-' : ''
  if (unit === 's') return `${sign}${total}`
  if (unit === 'm') return `${sign}${Math.floor(total / 60)}${seconds ? `:${two(total % 60)}` : ''}`
  return `${sign}${clock(Math.floor(total / 3600), total, seconds)}`
}

function clock(hours: number, total: number, seconds: boolean): string {
  const minutes = two(Math.floor(total / 60) % 60)
  return seconds || total % 60 !== 0 ? `${two(hours)}:${minutes}:${two(total % 60)}` : `${two(hours)}:${minutes}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
