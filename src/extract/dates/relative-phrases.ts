import { foldLetters } from './date-text.ts'
import { FIXED_WORDINGS } from './fixed-wordings.ts'
import { LOCALES } from './locales.ts'
import { RELATIVE_WORDINGS } from './relative-wordings.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const UNITS = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY } as const

/** Milliseconds back by phrase, `#` standing for the number: '#hoursago' -> 3,600,000, 'yesterday' -> 86,400,000. */
export type Phrases = ReadonlyMap<string, number>

/** Blanks and dots differ between sites (2日前, 2 日前; hr., hr). */
export function phraseKey(phrase: string): string {
  return foldLetters(phrase.toLowerCase()).replace(/[\s.,:'-]+/gu, '')
}

// What English sites write for "ago" without saying it.
const BARE = '# U'
const BARE_UNITS = 'secs,seconds|min,mins,minutes|h,hr,hrs,hours|d,days|weeks'

// Languages that say it in a second way: what Intl has, and what stands in its place.
const RESPELLED: Record<string, [string, string]> = {
  ar: ['قبل', 'منذ'],
  el: ['πριν από', 'πριν'],
  fa: ['پیش', 'قبل'],
  id: ['yang lalu', 'lalu'],
  ms: ['yang lalu', 'lalu'],
}

const tables = new Map<string, Phrases>()

/** The phrases of one language, from Intl and the lists of wordings; empty for a tag that is none. */
export function phrases(language: string): Phrases {
  let table = tables.get(language)
  if (table === undefined) {
    table = readPhrases(language)
    tables.set(language, table)
  }
  return table
}

function readPhrases(language: string): Phrases {
  const entries = [...intlPhrases(language)]
  const [core] = language.split('-') as [string]
  const [from, to] = RESPELLED[core] ?? []
  if (from && to) entries.push(...entries.map(([phrase, back]): [string, number] => [phrase.replace(from, to), back]))
  entries.push(...worded(language), ...(core === language ? [] : worded(core)))
  if (core === 'en') entries.push(...counted(BARE, BARE_UNITS))
  const table = new Map<string, number>()
  for (const [phrase, back] of entries) {
    const key = phraseKey(phrase)
    if (!table.has(key)) table.set(key, back)
  }
  return table
}

function* worded(language: string): Generator<[string, number]> {
  const [templates, units] = RELATIVE_WORDINGS[language === 'no' ? 'nb' : language] ?? []
  if (templates !== undefined && units !== undefined) yield* counted(templates, units)
  for (const [hours, fixed] of FIXED_WORDINGS[language === 'no' ? 'nb' : language] ?? []) {
    for (const phrase of fixed.split(',')) yield [phrase, hours * HOUR]
  }
}

function* counted(templates: string, units: string): Generator<[string, number]> {
  for (const template of templates.split(',')) {
    for (const [i, names] of units.split('|').entries()) {
      for (const name of names.split(',')) yield [template.replace('U', name), Object.values(UNITS)[i]!]
    }
  }
}

let everyTable: Phrases | undefined

/**
 * The phrases of every language, built when the first foreign one is met; what two languages mean differently is left
 * out.
 */
export function everyPhrase(): Phrases {
  if (everyTable === undefined) {
    const table = new Map<string, number>()
    const ambiguous = new Set<string>()
    const languages = new Set([...LOCALES, ...Object.keys(RELATIVE_WORDINGS)])
    for (const [phrase, back] of [...languages].flatMap((locale) => [...phrases(locale)])) {
      // Words of other languages for now and today are words of this one for something else.
      if (/^[a-z]{1,4}$/.test(phrase)) continue
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
        const phrase = parts.map((part) => (part.type === 'integer' ? '#' : part.value)).join('')
        // Hebrew adds the number to its word for two days: (2).
        const uncounted = phrase.replace(/ ?\(#\)/, '')
        yield [uncounted, uncounted.includes('#') ? back : back * number]
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
    if (Intl.RelativeTimeFormat.supportedLocalesOf(language).length === 0) return null
    return new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, options)
  } catch {
    return null
  }
}
