import { foldLetters } from './date-text.ts'
import { LOCALES } from './locales.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const UNITS = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY } as const

/** Milliseconds back by phrase, `#` standing for the number: '#hoursago' -> 3,600,000, 'yesterday' -> 86,400,000. */
export type Phrases = ReadonlyMap<string, number>

/** Blanks and dots differ between sites (2日前, 2 日前; hr., hr). */
export function phraseKey(phrase: string): string {
  return foldLetters(phrase.toLowerCase()).replace(/[\s.,:]+/gu, '')
}

// What sites write and Intl does not know.
const EXTRA: Record<string, [string, number][]> = {
  en: [
    ...['# sec ago', '# secs ago', '# s ago'].map((phrase): [string, number] => [phrase, SECOND]),
    ...['# min ago', '# mins ago', '# m ago', '# minutes', '# mins'].map((phrase): [string, number] => [
      phrase,
      MINUTE,
    ]),
    ...['# hr ago', '# hrs ago', '# h ago', '# h', '# hr', '# hrs', '# hours'].map((phrase): [string, number] => [
      phrase,
      HOUR,
    ]),
    ...['# d ago', '# d', '# days'].map((phrase): [string, number] => [phrase, DAY]),
    ...['# wk ago', '# wks ago', '# w ago'].map((phrase): [string, number] => [phrase, 7 * DAY]),
    ...[
      'just now',
      'moments ago',
      'a moment ago',
      'a few seconds ago',
      'a few minutes ago',
      'this morning',
      'this afternoon',
      'tonight',
    ].map((phrase): [string, number] => [phrase, 0]),
  ],
  id: [
    ['# hari lalu', DAY],
    ['# jam lalu', HOUR],
    ['# menit lalu', MINUTE],
    ['# minggu lalu', 7 * DAY],
  ],
}

const tables = new Map<string, Phrases>()

/** The phrases of one language, from Intl and the list above; empty for a tag that is none. */
export function phrases(language: string): Phrases {
  let table = tables.get(language)
  if (table === undefined) {
    const entries = [...intlPhrases(language), ...(EXTRA[language.split('-')[0]!] ?? [])]
    table = new Map(entries.map(([phrase, back]) => [phraseKey(phrase), back]))
    tables.set(language, table)
  }
  return table
}

let everyTable: Phrases | undefined

/** The phrases of every language, built when the first foreign one is met; what two languages mean differently is left out. */
export function everyPhrase(): Phrases {
  if (everyTable === undefined) {
    const table = new Map<string, number>()
    const ambiguous = new Set<string>()
    for (const [phrase, back] of LOCALES.flatMap((locale) => [...phrases(locale)])) {
      if ((table.get(phrase) ?? back) !== back) ambiguous.add(phrase)
      table.set(phrase, back)
    }
    for (const phrase of ambiguous) table.delete(phrase)
    everyTable = table
  }
  return everyTable
}

// Enough numbers to meet every plural form, those of Arabic and Slovene included.
const NUMBERS = [1, 2, 3, 4, 5, 11, 20, 100]

function* intlPhrases(language: string): Generator<[string, number]> {
  for (const style of ['long', 'short'] as const) {
    const always = formatter(language, { style, numeric: 'always' })
    const auto = formatter(language, { style, numeric: 'auto' })
    if (always === null || auto === null) return
    for (const [unit, back] of Object.entries(UNITS) as [keyof typeof UNITS, number][]) {
      for (const number of NUMBERS) {
        const parts = always.formatToParts(-number, unit)
        const hasNumber = parts.some((part) => part.type === 'integer')
        const phrase = parts.map((part) => (part.type === 'integer' ? '#' : part.value)).join('')
        yield [phrase, hasNumber ? back : back * number]
      }
    }
    for (const days of [0, -1, -2]) {
      const phrase = auto.format(days, 'day')
      if (!/\p{Nd}/u.test(phrase)) yield [phrase, days * -DAY]
    }
    yield [auto.format(0, 'second'), 0]
  }
}

function formatter(language: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat | null {
  try {
    return new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, options)
  } catch {
    return null
  }
}
