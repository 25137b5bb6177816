import { calendarDay, fullYear, type DateContext, type Found } from './calendar-day.ts'
import { isCode, isCounted } from './number-company.ts'

// Dates in numbers alone. Times of day must be blank in the text.

/** 2025-09-24, 2025/9/4, 2025. 9. 24., with or without a time behind. The year in front leaves no doubt. */
export function yearFirstDates(text: string, context: DateContext): Found[] {
  return valid(text, YEAR_FIRST, ([, y, , m, d]) => calendarDay(Number(y), Number(m), Number(d), context))
}

/** 20250924, also as the head of 20250924T101500Z or 20250924101500. */
export function compactDates(text: string, context: DateContext): Found[] {
  return valid(text, COMPACT, ([, y, m, d]) => calendarDay(Number(y), Number(m), Number(d), context))
}

/** ISO weeks: 2025-W39-3, 2025W393. Week 1 is the one with January 4th; day 1 is Monday. */
export function weekDates(text: string, context: DateContext): Found[] {
  return valid(text, WEEK, ([, y, week, weekday]) => {
    if (Number(week) < 1 || Number(week) > 53) return null
    const fourth = new Date(Date.UTC(Number(y), 0, 4))
    const daysFromMonday = (fourth.getUTCDay() + 6) % 7
    const date = new Date(
      fourth.getTime() + ((Number(week) - 1) * 7 - daysFromMonday + Number(weekday) - 1) * 86_400_000,
    )
    return calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), context)
  })
}

/**
 * 24/09/2025, 24.9.25, 24. 9. 2025. Where both could be the month the context's order decides; where only one can,
 * that.
 */
export function dayOrMonthFirstDates(text: string, context: DateContext): Found[] {
  const full = valid(text, YEAR_LAST, ([, first, , second, year]) =>
    dayAndMonth(Number(year), Number(first), Number(second), context),
  )
  const short = valid(text, SHORT_YEAR_LAST, ([whole, first = '', separator = '', second = '', last = ''], index) => {
    // 3-2-10 is more likely a score.
    const isShort = first.length === 1 || second.length === 1
    if ((isShort && separator.includes('-') && whole !== text) || isCounted(text, index + whole.length)) return null
    const a = Number(first)
    const b = Number(second)
    const isYearFirst = context.order === 'ymd' || a > 31
    const year = isYearFirst ? fullYear(first.padStart(2, '0'), context) : Number.NaN
    return calendarDay(year, b, Number(last), context) ?? dayAndMonth(fullYear(last, context), a, b, context)
  })
  return [...full, ...short]
}

function dayAndMonth(year: number, a: number, b: number, context: DateContext): string | null {
  const dayFirst = calendarDay(year, b, a, context)
  const monthFirst = calendarDay(year, a, b, context)
  return context.order === 'mdy' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)
}

const YEAR_FIRST = /(?<![\d$€£¥#+]|\d[.,/-])(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d|[-/.]\d)/g
const COMPACT =
  /(?<![\d\p{L}$€£¥#№+.,_-])(\d{4})(\d\d)(\d\d)(?:t\d{2}|t?\d{4}(?:\d\d)?(?:[.,]\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?![\p{L}\d_]|[.,-]\d)/gu
const WEEK = /(?<![\d\p{L}])(\d{4})-?w(\d\d)-?([1-7])(?!\d)/gu
const YEAR_LAST = /(?<![\p{Script=Latin}\d/.:,-])(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})(?![\d%]|[-/.:,]\d)/gu
// Its separators are alike to the blank: 24.12. 18 is a day and an hour.
const SHORT_YEAR_LAST =
  /(?<![\p{Script=Latin}\d/.:,-])(\d{1,2})([-/.]| [-/] |\. )(\d{1,2})\2'?(\d\d)(?![\d%]|[-/.:,]\d)/gu

function valid(text: string, pattern: RegExp, read: (match: RegExpExecArray, index: number) => string | null): Found[] {
  const dates: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const { index } = match
    if (isCode(text, index)) continue
    const day = read(match, index)
    if (day !== null) dates.push({ index, end: index + match[0].length, day })
  }
  return dates
}
