import { calendarDay, fullYear, type DateContext, type Found } from './calendar-day.ts'
import type { MonthNames } from './month-names.ts'
import { endsShortYear, isCounted, isNumbering } from './number-company.ts'
import { wordsOf, type Word } from './date-words.ts'

// Words in a month's name: Arabic and Irish have two, Mongolian and Vietnamese three.
const LONGEST_NAME = 3
const MOST_FILLERS = 3
/** What may stand between the parts of a date, beside the words below. */
const LOOSE = /^[\s.,/()'`:ºª°،၊॰׳״-]*$/
/** The same for a two-digit year, which takes more to be one. */
const TIGHT = /^(?:[ ./-]|\. ?|,? ?'|-'|)$/
// What stands in front of a month's name, or behind, without a blank: of March in Thai, Lao and Khmer, March's in
// Burmese.
const AFFIXES = /^(?:เดือน|ເດືອນ|ខែ)|လ$/gu

/**
 * Dates with the month as a word, in any order that is in use: 24 September 2025, Sept 24th, 2025, 24. září 2025,
 * 2025. szeptember 24., 24 de septiembre de 2025, Wed Sep 24 10:00:00 UTC 2025. A date without a year or a day is none.
 * Times of day must be blank.
 */
export function namedMonthDates(text: string, context: DateContext, months: MonthNames): Found[] {
  const words = wordsOf(text)
  const dates: Found[] = []
  for (let i = 0; i < words.length; i++) {
    const name = monthAt(words, i, months)
    if (name === null) continue
    const before = numbersFrom(text, words, i, -1, name.month, months)
    const after = numbersFrom(text, words, i + name.words - 1, 1, name.month, months)
    for (const way of arrangements(before, after)) {
      const found = dateOf(way, name.month, text, words[i]!, words[i + name.words - 1]!, context)
      if (found === null) continue
      dates.push(found)
      break
    }
  }
  return dates
}

/** The longest month name that begins at `words[i]`. */
function monthAt(words: Word[], i: number, months: MonthNames): { month: number; words: number } | null {
  const { text, number } = words[i]!
  if (number !== null) return null
  let found: { month: number; words: number } | null = null
  let name = text
  for (let count = 1; ; count++) {
    const month = months.get(name) ?? (count === 1 ? months.get(name.replace(AFFIXES, '')) : undefined)
    if (month !== undefined) found = { month, words: count }
    const next = words[i + count]
    if (count === LONGEST_NAME || next === undefined || next.number !== null) return found
    name += ` ${next.text}`
  }
}

/** A number near a month, with the text that parts it from the month, or from the number between. */
interface Near extends Word {
  gap: string
}

/** The numbers next to the month at `start` on one side, nearest first, at most two. */
function numbersFrom(
  text: string,
  words: Word[],
  start: number,
  step: 1 | -1,
  month: number,
  months: MonthNames,
): Near[] {
  const numbers: Near[] = []
  let fillers = 0
  let last = words[start]!
  let from = last
  for (let i = start + step; numbers.length < 2 && words[i] !== undefined; i += step) {
    const word = words[i]!
    const between = step === 1 ? text.slice(last.end, word.index) : text.slice(word.end, last.index)
    if (!LOOSE.test(between)) break
    last = word
    if (word.number !== null) {
      numbers.push({ ...word, gap: step === 1 ? text.slice(from.end, word.index) : text.slice(word.end, from.index) })
      from = word
      fillers = 0
    } else if (++fillers > MOST_FILLERS || !(FILLERS.has(word.text) || months.get(word.text) === month)) break
  }
  return numbers
}

type Arrangement = { day: Near; year: Near; digits: 2 | 4 }

/** The ways to read the numbers around a month, the surest first: four digits are a year. */
function arrangements([before, farBefore]: Near[], [after, farAfter]: Near[]): Arrangement[] {
  const ways: Arrangement[] = []
  const add = (day: Near | undefined, year: Near | undefined, digits: 2 | 4): void => {
    if (day && year && day.text.length <= 2 && year.text.length === digits) ways.push({ day, year, digits })
  }
  add(before, after, 4)
  add(after, farAfter, 4)
  add(after, before, 4)
  add(before, farBefore, 4)
  add(before, after, 2)
  add(after, farAfter, 2)
  return ways
}

function dateOf(
  { day, year, digits }: Arrangement,
  month: number,
  text: string,
  first: Word,
  last: Word,
  context: DateContext,
): Found | null {
  const index = Math.min(first.index, day.index, year.index)
  const end = Math.max(last.end, day.end, year.end)
  if (isDash(day.gap) !== isDash(year.gap) || isNumbering(text, day.index)) return null
  if (digits === 4 ? isCounted(text, year.end) : !isShortYear(day, year, last, text)) return null
  const found = calendarDay(fullYear(year.text, context), month, Number(day.text), context)
  return found === null ? null : { index, end, day: found }
}

/**
 * Two digits behind a month are a year only where nothing says that they are something else: an hour, minutes, a count.
 */
function isShortYear(day: Near, year: Near, month: Word, text: string): boolean {
  const isMarked = year.gap.includes("'")
  if (!isMarked && !(TIGHT.test(year.gap) && TIGHT.test(day.gap.replace(/^(?:st|nd|rd|th)\b/, '')))) return false
  // Sep 24, 25 may be two days.
  if (!isMarked && day.index > month.index && !/^[-/]$/.test(year.gap)) return false
  return endsShortYear(text, year.end)
}

/** A dash with blanks parts, one without joins. */
function isDash(gap: string): boolean {
  return / -|- /.test(gap)
}

// Between the parts of a date: 4 of May, 1er mai, 4 de mayo del 2025, 2026 m. kovo 4 d., den 4., วันที่ 4 ... พ.ศ.
const FILLERS = new Set(
  (
    'st nd rd th of the day in year month de del d do da dos das di dell anno ano er re eme e a o os as el le la les l y i den der des det dem ' +
    'vom van of het af om ngay nam thang r roku rok roka roku g god godine godina gada gads m metu men d dd t ta tal v o u ' +
    'г год года году р рік року роки ж жылы жыл жылғы жылгы ел ko ren e k ag am nang ng ika ike tahun thn bulan bln tanggal tgl tg hari ' +
    'yil ili il yili thu ne te si mh dhen mais ' +
    'พศ คศ ปี วันที่ ที่ เดือน ปี ຄສ ປີ ວັນທີ ທີ ឆ្នាំ ថ្ងៃទី ទី ខែ ခုနှစ် ခု ရက် ရက်နေ့ နေ့ က ' +
    'تاریخ من شهر سنة عام م ه ماه سال میلادی את ל ה ב של במאי দিন ই এ সালের সাল খ্রিস্টাব্দ को की के सन तारीख இல் ஆம் தேதி ம் వ తేదీ දින වන ' +
    'թ ին წ წელი წლის оны ын ны ийн өдөр оны сарын гараг ' +
    'mon tue wed thu fri sat sun tues thur thurs monday tuesday wednesday thursday friday saturday sunday ' +
    'utc gmt est edt cst cdt mst mdt pst pdt bst cet cest eet eest ist jst kst hkt sgt wib wita wit aest aedt nzst nzdt'
  ).split(/\s+/),
)
