import type { DateOrder } from './locales.ts'

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const EARLIEST_YEAR = 1900

/** A date found in a text: where it begins there, and the day as YYYY-MM-DD. */
export interface Found {
  index: number
  day: string
}

/** What decides how a date is read. */
export interface DateContext {
  now: Date
  /** BCP 47 tag of the text's language, where known: its month names and phrases go first. */
  language: string | null
  /** How 03/04/25 is meant. */
  order: DateOrder
}

/**
 * YYYY-MM-DD of a day that exists and can be one of publication: from 1900 to a year from now. Anything else is null.
 * Thai years (543 ahead) are known by being that far in the future.
 */
export function calendarDay(year: number, month: number, day: number, now: Date): string | null {
  const latest = now.getUTCFullYear() + 1
  const common = year > latest && year - 543 >= EARLIEST_YEAR && year - 543 <= latest ? year - 543 : year
  if (!(common >= EARLIEST_YEAR && common <= latest && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > MONTH_LENGTHS[month - 1]! && !(month === 2 && day === 29 && isLeap(common))) return null
  return `${common}-${two(month)}-${two(day)}`
}

/** The century of a two-digit year is the one that does not put it more than a year ahead. */
export function fullYear(digits: string, now: Date): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  const latest = now.getUTCFullYear() + 1
  const century = latest - (latest % 100)
  return century + year <= latest ? century + year : century - 100 + year
}

/** The day of an instant, in UTC. */
export function dayOf(milliseconds: number, now: Date): string | null {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime())
    ? null
    : calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), now)
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
