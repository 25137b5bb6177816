import { foldLetters } from './date-text.ts'
import { formatFor, LOCALES } from './locales.ts'
import { MONTH_SPELLINGS, spelledMonths } from './month-spellings.ts'
import { wordsOf } from './date-words.ts'

/** Month names of one or many languages, folded, as words joined by a blank; the number is 1 to 12. */
export type MonthNames = ReadonlyMap<string, number>

/** English by hand: it is most of what is met, and needs no Intl. */
export const ENGLISH_MONTHS: MonthNames = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, i): [string, number][] => [
      [name, i + 1],
      [name.slice(0, 3), i + 1],
    ])
    .concat([['sept', 9]]),
)

const tables = new Map<string, MonthNames>()

/** Month names of one language, from Intl and the list of spellings; empty for a tag that is none. */
export function monthNames(language: string): MonthNames {
  let names = tables.get(language)
  if (names === undefined) {
    const found = readMonthNames(language)
    for (const [name, month] of spelledMonths(language)) {
      const folded = foldLetters(name)
      if (!found.has(folded)) found.set(folded, month)
    }
    names = found
    tables.set(language, names)
  }
  return names
}

let everyName: MonthNames | undefined

/**
 * Month names of every language (0.1 s to build, so only when a date needs it). Names that mean different months in
 * different languages (`listopad` is October in Zagreb and November in Prague) are omitted: they take a language.
 */
export function everyMonthName(): MonthNames {
  if (everyName === undefined) {
    const names = new Map<string, number>(ENGLISH_MONTHS)
    const ambiguous = new Set<string>()
    for (const locale of new Set([...LOCALES, ...Object.keys(MONTH_SPELLINGS)])) {
      for (const [name, month] of monthNames(locale)) {
        if (OWN_ONLY.has(`${locale} ${name}`)) continue
        if ((names.get(name) ?? month) !== month && !ENGLISH_MONTHS.has(name)) ambiguous.add(name)
        else if (!names.has(name)) names.set(name, month)
      }
    }
    for (const name of ambiguous) names.delete(name)
    everyName = names
  }
  return everyName
}

/** Of a language so rarely met that its month would only cost others theirs: March, and May from Poland to Denmark. */
const OWN_ONLY = new Set(['bi maj'])

// The company changes a name's case: wrzesień, but 24 września; сар, but 2025 оны ... сарын 24.
const COMPANY: Intl.DateTimeFormatOptions[] = [
  { month: 'long', day: 'numeric' },
  { dateStyle: 'long' },
  { month: 'long' },
  { month: 'short', day: 'numeric' },
  { month: 'short' },
]

function readMonthNames(language: string): Map<string, number> {
  const names = new Map<string, number>()
  for (const options of COMPANY) {
    const format = formatFor(language, options)
    if (format === null) return names
    for (let i = 0; i < 12; i++) {
      for (const spelling of spellings(format.formatToParts(Date.UTC(2024, i, 15)))) {
        const name = nameOf(spelling)
        if (name && !names.has(name)) names.set(name, i + 1)
      }
    }
  }
  return names
}

/** The name alone, and with what is written onto it: Hebrew puts its "in" before a month, Basque its ending behind. */
function spellings(parts: Intl.DateTimeFormatPart[]): string[] {
  const at = parts.findIndex(({ type }) => type === 'month')
  if (at < 0) return []
  const name = parts[at]!.value
  const before = /[\p{L}\p{M}]+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? ''
  const behind = /^[\p{L}\p{M}]+/u.exec(parts[at + 1]?.value ?? '')?.[0] ?? ''
  return [...new Set([name, before + name + behind])]
}

/** As words: Intl gives Catalan months with their article, and numbers where a language has no names. */
function nameOf(value: string): string | null {
  const words = wordsOf(foldLetters(value.toLowerCase()))
  if (words.some((word) => word.number !== null)) return null
  const name = words.map((word) => word.text).filter((word) => word !== 'de' && word !== 'd')
  return name.length === 0 ? null : name.join(' ')
}
