import { calendarDay, fullYear, type DateContext, type Found } from './calendar-day.ts'

/** 2025-09-24, 2025/9/4, 2025. 9. 24., with or without a time behind. The year in front leaves no doubt. */
export function yearFirstDate(text: string, { now }: DateContext): Found | null {
  return firstValid(text, /(?<!\d)(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/g, ([, y, , m, d]) =>
    calendarDay(Number(y), Number(m), Number(d), now),
  )
}

/** 20250924, also as the head of 20250924T101500 or 20250924101500. */
export function compactDate(text: string, { now }: DateContext): Found | null {
  return firstValid(text, /(?<!\d)(\d{4})(\d\d)(\d\d)(?:t?\d{4}(?:\d\d)?z?)?(?![\da-z])/g, ([, y, m, d]) =>
    calendarDay(Number(y), Number(m), Number(d), now),
  )
}

/** ISO weeks: 2025-W39-3, 2025W393. Week 1 is the one with January 4th; day 1 is Monday. */
export function weekDate(text: string, { now }: DateContext): Found | null {
  return firstValid(text, /(?<!\d)(\d{4})-?w(\d\d)-?([1-7])(?!\d)/g, ([, y, week, weekday]) => {
    if (Number(week) < 1 || Number(week) > 53) return null
    const fourth = new Date(Date.UTC(Number(y), 0, 4))
    const daysFromMonday = (fourth.getUTCDay() + 6) % 7
    const date = new Date(
      fourth.getTime() + ((Number(week) - 1) * 7 - daysFromMonday + Number(weekday) - 1) * 86_400_000,
    )
    return calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), now)
  })
}

/**
 * 24/09/2025, 24.9.25, 24. 9. 2025. Where both could be the month the context's order decides; where only one can, that.
 */
export function dayOrMonthFirstDate(text: string, { now, order }: DateContext): Found | null {
  const pattern = /(?<![\d/.-])(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?['’]?(\d{4}|\d\d)(?!\d|[-/]\d)/g
  return firstValid(text, pattern, ([, first, , second, last]) => {
    const a = Number(first)
    const b = Number(second)
    const year = fullYear(last!, now)
    const dayFirst = calendarDay(year, b, a, now)
    const monthFirst = calendarDay(year, a, b, now)
    if (last!.length === 2 && (order === 'ymd' || a > 31)) {
      const yearFirst = calendarDay(fullYear(first!.padStart(2, '0'), now), b, Number(last), now)
      if (yearFirst) return yearFirst
    }
    return order === 'mdy' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)
  })
}

function firstValid(text: string, pattern: RegExp, read: (match: RegExpExecArray) => string | null): Found | null {
  for (const match of text.matchAll(pattern)) {
    const day = read(match)
    if (day !== null) return { index: match.index, day }
  }
  return null
}
