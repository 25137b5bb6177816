import type { ArchiveListing } from '../../config/listings/archive.ts'
import { twoDigits } from '../../vocabulary/text/two-digits.ts'

/**
 * The periods of an archive as numbers without gaps, so that a whole archive is remembered as a few ranges: days since
 * 1970 for daily, months since year 0 for monthly, years for yearly, and for spans of days their count from the first.
 */
export type DateFormat = ArchiveListing['date_format'] | { days: number; from: string }

const DAY_MS = 86_400_000

/** The number of the period in which a day (YYYY-MM-DD) lies. */
export function periodOf(date: string, format: DateFormat): number {
  const [year = 0, month = 1] = date.split('-').map(Number)
  if (typeof format === 'object') return Math.floor((dayOf(date) - dayOf(format.from)) / format.days)
  switch (format) {
    case 'daily':
      return dayOf(date)
    case 'monthly':
      return year * 12 + (month - 1)
    case 'yearly':
      return year
  }
}

/** The first day of a period, as what the placeholders {year}, {month} and {day} become. */
export function periodParts(period: number, format: DateFormat): { year: string; month: string; day: string } {
  const [year = '', month = '', day = ''] = firstDay(period, format).split('-')
  return { year, month, day }
}

/** The first and the last day of a period, YYYY-MM-DD. */
export function periodSpan(period: number, format: DateFormat): { from: string; to: string } {
  const next = dayOf(firstDay(period + 1, format))
  return { from: firstDay(period, format), to: dayText(next - 1) }
}

/** How many whole days lie between the end of a period and `today` (YYYY-MM-DD). */
export function daysSince(period: number, format: DateFormat, today: string): number {
  return dayOf(today) - dayOf(firstDay(period + 1, format))
}

function firstDay(period: number, format: DateFormat): string {
  if (typeof format === 'object') return dayText(dayOf(format.from) + period * format.days)
  switch (format) {
    case 'daily':
      return dayText(period)
    case 'monthly':
      return `${four(Math.floor(period / 12))}-${twoDigits((period % 12) + 1)}-01`
    case 'yearly':
      return `${four(period)}-01-01`
  }
}

/** Days since 1970. */
/** The later of two days, as YYYY-MM-DD. */
export function laterDay(day: string, other: string | null): string {
  return other !== null && other > day ? other : day
}

function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function four(n: number): string {
  return String(n).padStart(4, '0')
}
