import { foldLetters } from './date-text.ts'
import type { MonthNames } from './month-names.ts'

/**
 * The Gregorian day, in UTC, of a date of the Solar Hijri calendar, which Iran and Afghanistan go by; null where there
 * is none (30 Esfand of a common year). The calendar itself is that of Intl.
 */
export function fromSolarHijri(year: number, month: number, day: number): Date | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null
  // Six months of 31 days, five of 30; the year begins at the equinox, on the 20th or 21st of March.
  const days = (month - 1) * 31 - Math.max(0, month - 7) + day - 1
  const about = Date.UTC(year + GREGORIAN_AHEAD, 2, 20) + days * DAY_MS
  format ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  for (const off of [0, 1, 2, -1]) {
    const date = new Date(about + off * DAY_MS)
    const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]))
    if (parts.get('year') === year && parts.get('month') === month && parts.get('day') === day) return date
  }
  return null
}

/** Years that a text about our time or its parents' may mean: 1300 began in 1921. */
export function maySolarHijri(year: number): boolean {
  return year >= 1300 && year < 1500
}

/** Languages whose dates in numbers are of that calendar. */
export const SOLAR_HIJRI_LANGUAGES: ReadonlySet<string> = new Set(['fa', 'prs', 'ps', 'mzn', 'glk', 'lrc'])

/** Its months by the names of Iran, of Afghanistan, and in Latin letters. */
export function solarHijriMonths(): MonthNames {
  return (months ??= new Map(
    NAMES.flatMap((names, i) =>
      names.split(' ').flatMap((name) =>
        // With "month" written onto it, and in the letters of Arabic keyboards.
        [name, `${name}ماه`, name.replaceAll('ی', 'ي')].map((one): [string, number] => [foldLetters(one), i + 1]),
      ),
    ),
  ))
}

const NAMES = [
  'فروردین حمل farvardin',
  'اردیبهشت ثور ordibehesht',
  'خرداد جوزا khordad',
  'تیر سرطان tir',
  'مرداد امرداد اسد mordad',
  'شهریور سنبله shahrivar',
  'مهر میزان mehr',
  'آبان عقرب aban',
  'آذر قوس azar',
  'دی جدی dey',
  'بهمن دلو bahman',
  'اسفند حوت esfand',
]

const GREGORIAN_AHEAD = 621
const DAY_MS = 86_400_000
let format: Intl.DateTimeFormat | undefined
let months: MonthNames | undefined
