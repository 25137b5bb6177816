import type { DateOrder } from './locales.ts'
import { fromSolarHijri, maySolarHijri } from './solar-hijri.ts'

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const EARLIEST_PUBLISHED = 1900
const EARLIEST = 1000
/** Thai years are that far ahead. */
const BUDDHIST = 543
/** Two-digit Buddhist years that are met: 2543 is 2000, when there were pages to date. */
const FIRST_BUDDHIST = 43

/** A date found in a text: where it begins and ends there, and the day as YYYY-MM-DD. */
export interface Found {
  index: number
  end: number
  day: string
}

/** What decides how a date is read. */
export interface DateContext {
  now: Date
  /** BCP 47 tag of the text's language, where known: its month names and phrases go first. */
  language: string | null
  /** How 03/04/25 is meant. */
  order: DateOrder
  /** Any day of the calendar may be meant, not only one of publication. */
  anyDay: boolean
  /** Whether a year such as 1404 is one of the Solar Hijri calendar; `always` where the month's name says so. */
  solarHijri?: 'never' | 'maybe' | 'always'
}

/**
 * YYYY-MM-DD of a day that exists and that the context allows: one of publication is from 1900 to a year from now, any
 * other from the year 1000 on. Anything else is null. Thai years (543 ahead) are known by being that far in the future.
 */
export function calendarDay(year: number, month: number, day: number, context: DateContext): string | null {
  const { now, anyDay, solarHijri = 'never' } = context
  if (solarHijri !== 'never' && maySolarHijri(year)) {
    const date = fromSolarHijri(year, month, day)
    return date === null ? null : dayOf(date.getTime(), { ...context, solarHijri: 'never' })
  }
  if (solarHijri === 'always') return null
  const latest = now.getUTCFullYear() + 1
  const gregorian = year - BUDDHIST
  const isBuddhist = year > latest && gregorian >= EARLIEST_PUBLISHED && gregorian <= latest
  const common = isBuddhist ? gregorian : year
  const isAllowed = anyDay ? common >= EARLIEST && common <= 9999 : common >= EARLIEST_PUBLISHED && common <= latest
  if (!(isAllowed && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > MONTH_LENGTHS[month - 1]! && !(month === 2 && day === 29 && isLeap(common))) return null
  return `${common}-${two(month)}-${two(day)}`
}

/**
 * The century of a two-digit year is the one that does not put it more than a year ahead. Thai ones are Buddhist (69 is
 * 2569, which is 2026) unless they would be from before the web; one that can be neither is NaN.
 */
export function fullYear(digits: string, { now, language }: DateContext): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  const latest = now.getUTCFullYear() + 1
  const century = latest - (latest % 100)
  if (language !== null && /^th\b/i.test(language)) {
    if (year >= FIRST_BUDDHIST && 2500 + year - BUDDHIST <= latest) return 2500 + year
    return century + year <= latest ? century + year : Number.NaN
  }
  return century + year <= latest ? century + year : century - 100 + year
}

/** The day of an instant, in UTC. */
export function dayOf(milliseconds: number, context: DateContext): string | null {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime())
    ? null
    : calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), context)
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
