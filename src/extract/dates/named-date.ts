import { calendarDay, fullYear, type DateContext, type Found } from './calendar-day.ts'
import type { MonthNames } from './month-names.ts'
import { wordsOf, type Word } from './words.ts'

// Times would be taken for days: 10:30, 10h30, 2 pm, and offsets behind them.
const TIMES =
  /\b\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\b\.?)?(?: ?(?:z\b|utc|gmt)?[ ]?[+-]\d{1,2}:?(?:\d{2})?\b)?|\b\d{1,2} ?[ap]\.?m\b\.?/g
// Between the parts of a date stand short words at most: of, de, den, года, (e)ko.
const LONGEST_FILLER = 4
const MOST_FILLERS = 2
// Words in a month's name: Arabic and Irish have two, Mongolian three.
const LONGEST_NAME = 3

/**
 * Dates with the month as a word, in any order that is in use: 24 September 2025, Sept 24th, 2025, 24. září 2025,
 * 2025. szeptember 24., 24 de septiembre de 2025, Wed Sep 24 10:00:00 UTC 2025. A date without a year or a day is none.
 */
export function namedMonthDate(text: string, { now }: DateContext, months: MonthNames): Found | null {
  const words = wordsOf(text.replace(TIMES, (time) => ' '.repeat(time.length)))
  for (let i = 0; i < words.length; i++) {
    const name = monthAt(words, i, months)
    if (name === null) continue
    const before = numbersFrom(words, i - 1, -1)
    const after = numbersFrom(words, i + name.words, 1)
    for (const [day, year, start] of arrangements(before, after, words[i]!)) {
      const found = calendarDay(fullYear(year.text, now), name.month, Number(day.text), now)
      if (found) return { index: start, day: found }
    }
  }
  return null
}

/** The longest month name that begins at `words[i]`. */
function monthAt(words: Word[], i: number, months: MonthNames): { month: number; words: number } | null {
  const { text, number } = words[i]!
  if (number !== null) return null
  let found: { month: number; words: number } | null = null
  let name = text
  for (let count = 1; ; count++) {
    const month = months.get(name)
    if (month !== undefined) found = { month, words: count }
    const next = words[i + count]
    if (count === LONGEST_NAME || next === undefined || next.number !== null) return found
    name += ` ${next.text}`
  }
}

/** The numbers next to a month on one side, nearest first, at most two. */
function numbersFrom(words: Word[], start: number, step: 1 | -1): Word[] {
  const numbers: Word[] = []
  let fillers = 0
  for (let i = start; numbers.length < 2 && words[i] !== undefined; i += step) {
    const word = words[i]!
    if (word.number !== null) {
      numbers.push(word)
      fillers = 0
    } else if (word.text.length > LONGEST_FILLER || ++fillers > MOST_FILLERS) {
      break
    }
  }
  return numbers
}

type Arrangement = [day: Word, year: Word, start: number]

/** The ways to read the numbers around a month, the surest first: four digits are a year. */
function arrangements([before, farBefore]: Word[], [after, farAfter]: Word[], month: Word): Arrangement[] {
  const ways: Arrangement[] = []
  const add = (day: Word | undefined, year: Word | undefined, digits: 2 | 4, start: Word): void => {
    if (day && year && day.text.length <= 2 && year.text.length === digits) ways.push([day, year, start.index])
  }
  add(before, after, 4, before ?? month)
  add(after, farAfter, 4, month)
  add(after, before, 4, before ?? month)
  add(before, farBefore, 4, farBefore ?? month)
  add(before, after, 2, before ?? month)
  add(after, farAfter, 2, month)
  return ways
}
