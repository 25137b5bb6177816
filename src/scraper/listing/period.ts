import type { ArchiveListing } from '../../config/source.ts'

/**
 * The periods of an archive as numbers without gaps, so that a whole archive is remembered as a few ranges: days since
 * 1970 for daily, months since year 0 for monthly, years for yearly.
 */
export type DateFormat = ArchiveListing['date_format']

const DAY_MS = 86_400_000

export function periodOf(date: string, format: DateFormat): number {
  const [year = 0, month = 1] = date.split('-').map(Number)
  switch (format) {
    case 'daily':
      return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
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

/** How many whole days lie between the end of a period and `today` (YYYY-MM-DD). */
export function daysSince(period: number, format: DateFormat, today: string): number {
  return periodOf(today, 'daily') - periodOf(firstDay(period + 1, format), 'daily')
}

function firstDay(period: number, format: DateFormat): string {
  switch (format) {
    case 'daily':
      return new Date(period * DAY_MS).toISOString().slice(0, 10)
    case 'monthly':
      return `${four(Math.floor(period / 12))}-${two((period % 12) + 1)}-01`
    case 'yearly':
      return `${four(period)}-01-01`
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function four(n: number): string {
  return String(n).padStart(4, '0')
}
