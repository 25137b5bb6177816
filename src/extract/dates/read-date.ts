import type { DateContext, Found } from './calendar-day.ts'
import { dateText } from './date-text.ts'
import { dateOrder } from './locales.ts'
import { ENGLISH_MONTHS, everyMonthName, monthNames } from './month-names.ts'
import { namedMonthDate } from './named-date.ts'
import { numberedMonthDate } from './numbered-month-date.ts'
import { compactDate, dayOrMonthFirstDate, weekDate, yearFirstDate } from './numeric-date.ts'
import { relativeDate } from './relative-date.ts'
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
}

/**
 * The calendar day that a text names, as YYYY-MM-DD: the day as written, whatever time zone stands beside it. Null when there
 * is none, when it does not exist (February 30th), or when it lacks a part. Never throws.
 */
export function readDate(raw: string, options: DateOptions): string | null {
  const text = dateText(raw)
  const context = contextOf(options)
  return fixedDate(text, context) ?? relativeDate(text, context)
}

/** A date told from now ("2 hours ago") with the day it means now behind it, since it may be read days later. */
export function pinnedDate(raw: string, options: DateOptions): string {
  const text = dateText(raw)
  const context = contextOf(options)
  const day = fixedDate(text, context) === null ? relativeDate(text, context) : null
  return day === null ? raw : `${raw} (${day})`
}

function fixedDate(text: string, context: DateContext): string | null {
  // By far the most usual, and done in a microsecond.
  const direct = yearFirstDate(text, context)
  if (direct?.index === 0) return direct.day
  const published = /(?:publish|post|creat|releas)ed\b(?=.*\d)/.exec(text)
  const labelled =
    published && /(?:updat|modifi|edit)ed\b/.test(text) ? absoluteDate(text.slice(published.index), context) : null
  return labelled ?? absoluteDate(text, context) ?? unixTime(text, context.now)
}

function absoluteDate(text: string, context: DateContext): string | null {
  if (!/[\d年]/.test(text)) return null
  const found = earliest([
    yearFirstDate(text, context),
    dayOrMonthFirstDate(text, context),
    compactDate(text, context),
    weekDate(text, context),
    numberedMonthDate(text, context),
    (context.language && namedMonthDate(text, context, monthNames(context.language))) || null,
    namedMonthDate(text, context, ENGLISH_MONTHS),
  ])
  if (found) return found.day
  // Building every language's names takes a while: only for a text that could need them.
  return couldNameMonth(text) ? (namedMonthDate(text, context, everyMonthName())?.day ?? null) : null
}

function earliest(candidates: (Found | null)[]): Found | null {
  let first: Found | null = null
  for (const found of candidates) if (found && (first === null || found.index < first.index)) first = found
  return first
}

/** A day and a year, or a year and more, beside a word. */
function couldNameMonth(text: string): boolean {
  return /\p{L}/u.test(text) && /\d\D+\d/.test(text)
}

function contextOf({ now, language = null, pageLanguage = null, dayFirst }: DateOptions): DateContext {
  const order = dayFirst === undefined ? dateOrder(language) : dayFirst ? 'dmy' : 'mdy'
  return { now, language: language ?? pageLanguage, order }
}
