import type { DateContext, Found } from './calendar-day.ts'
import { withoutClockTimes } from './clock-times.ts'
import { publishedDate, speaksOfChange } from './date-labels.ts'
import { dateText } from './date-text.ts'
import { dateOrder, type DateOrder } from './locales.ts'
import { ENGLISH_MONTHS, everyMonthName, monthNames } from './month-names.ts'
import { namedMonthDates } from './named-date.ts'
import { numberedMonthDates } from './numbered-month-date.ts'
import { compactDates, dayOrMonthFirstDates, weekDates, yearFirstDates } from './numeric-date.ts'
import { relativeDates } from './relative-date.ts'
import { SOLAR_HIJRI_LANGUAGES, solarHijriMonths } from './solar-hijri.ts'
import { unixTime } from './unix-time.ts'

export interface DateOptions {
  /** What "yesterday" and the century of '25 go by. */
  now: Date
  /** BCP 47 tag from the config: its month names go first, and it settles 03/04/2025. */
  language?: string | null
  /** What the page calls its own language: good for month names, but too often a theme's en-US to settle an order. */
  pageLanguage?: string | null
  /** Whether 03/04/2025 is in April; otherwise the config's language decides, and where that is silent it is. */
  dayFirst?: boolean
  /** Any day from the year 1000 on will do; otherwise only one of publication, from 1900 to a year from now. */
  anyDay?: boolean
}

/**
 * The calendar day that a text names, as YYYY-MM-DD: the day as written, whatever time zone stands beside it. Null when
 * there is none, when it does not exist (February 30th), or when it lacks a part. Never throws.
 */
export function readDate(raw: string, options: DateOptions): string | null {
  return dateIn(dateText(raw), contextOf(options, raw))?.day ?? null
}

/** A relative date ("2 hours ago") followed by the day it means now, since it may be read days later. */
export function pinnedDate(raw: string, options: DateOptions): string {
  const found = dateIn(dateText(raw), contextOf(options, raw))
  return found?.isRelative === true ? `${raw} (${found.day})` : raw
}

interface Dated extends Found {
  isRelative: boolean
}

function dateIn(text: string, context: DateContext): Dated | null {
  const fixed = fixedDates(text, context).map((found) => ({ ...found, isRelative: false }))
  // Next to one that is written out, another counts only where one of the two may be of a change.
  const needsRelative = fixed.length === 0 || (!PLAIN.test(text) && speaksOfChange(text))
  const relative = needsRelative ? relativeDates(text, context).map((found) => ({ ...found, isRelative: true })) : []
  const both = relative.length === 0 ? fixed : withoutRepeats([...fixed, ...relative])
  const published = publishedDate(text, both)
  if (published !== null) return published
  const day = unixTime(text, context)
  return day === null ? null : { index: 0, end: text.length, day, isRelative: false }
}

/** The usual, done in a microsecond. */
const PLAIN = /^\d{4}-\d\d-\d\d(?:[t ][\d:.+z -]{0,24})?$/

function fixedDates(text: string, context: DateContext): Found[] {
  if (!/[\d元]/.test(text)) return []
  if (PLAIN.test(text)) return yearFirstDates(text.slice(0, 10), context)
  const timeless = withoutClockTimes(text)
  const found = withoutRepeats([
    ...yearFirstDates(timeless, context),
    ...dayOrMonthFirstDates(timeless, context),
    ...compactDates(timeless, context),
    ...weekDates(timeless, context),
    ...numberedMonthDates(timeless, context),
    ...(SOLAR_YEAR.test(timeless)
      ? namedMonthDates(timeless, { ...context, solarHijri: 'always' }, solarHijriMonths())
      : []),
    ...(context.language ? namedMonthDates(timeless, context, monthNames(context.language)) : []),
    ...namedMonthDates(timeless, context, ENGLISH_MONTHS),
  ])
  // Building every language's names takes a while: only for a text that could need them.
  const needsEvery = found.length === 0 || (context.language === null && speaksOfChange(text))
  if (!needsEvery || !couldNameMonth(timeless)) return found
  return withoutRepeats([...found, ...namedMonthDates(timeless, context, everyMonthName())])
}

/** In the order of the text; of two that overlap the one that begins first. */
function withoutRepeats<T extends Found>(dates: T[]): T[] {
  const kept: T[] = []
  for (const date of dates.toSorted((a, b) => a.index - b.index)) {
    if (date.index >= (kept.at(-1)?.end ?? 0)) kept.push(date)
  }
  return kept
}

/** A day and a year, or a year and more, beside a word. */
function couldNameMonth(text: string): boolean {
  return /\p{L}/u.test(text) && /\d\D+\d/.test(text)
}

const SOLAR_YEAR = /(?<!\d)1[34]\d\d(?!\d)/
/** As Persian writes them, and Urdu, which goes by the Gregorian calendar and so has other years. */
const PERSIAN_DIGIT = /[\u06f0-\u06f9]/

function contextOf(
  { now, language = null, pageLanguage = null, dayFirst, anyDay = false }: DateOptions,
  raw: string,
): DateContext {
  const spoken = language ?? pageLanguage
  const isSolar = SOLAR_HIJRI_LANGUAGES.has(spoken?.split('-', 1)[0]!.toLowerCase() ?? '') || PERSIAN_DIGIT.test(raw)
  const solarHijri = isSolar ? 'maybe' : 'never'
  return { now, language: spoken, order: orderOf(language, pageLanguage, dayFirst), anyDay, solarHijri }
}

function orderOf(language: string | null, pageLanguage: string | null, dayFirst?: boolean): DateOrder {
  if (dayFirst !== undefined) return dayFirst ? 'dmy' : 'mdy'
  // A page that says it is English may only have a theme that does.
  const isTheme = pageLanguage === null || /^en\b/i.test(pageLanguage)
  return dateOrder(language ?? (isTheme ? null : pageLanguage))
}
