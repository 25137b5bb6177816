import { ALPHA_3 } from './alpha-3.ts'
import { OTHER_NAMES } from './other-names.ts'

const names = new Map<string, string>()
let knowsOwnNames = false

/** Longer than the longest formal name of a country: no more than this is looked at. */
const LONGEST_NAME = 100

/**
 * The ISO code of a country given by its code (2 or 3 letters) or its name: in one of these languages, in its own, as
 * ISO and the World Bank write it (`Korea, Rep.`), or as everybody says it. Null if unknown.
 */
export function findRegion(text: string): string | null {
  if (text.length > LONGEST_NAME) return null
  if (names.size === 0) fill()
  const plain = foldName(text)
  const found = names.get(plain) ?? names.get(nameKey(text))
  if (found !== undefined || plain === '') return found ?? null
  if (!knowsOwnNames) addOwnNames()
  return names.get(plain) ?? names.get(nameKey(text)) ?? names.get(nameKey(plain.replace(FORM, ''))) ?? null
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

function fill(): void {
  for (const pair of ALPHA_3.split(' ')) {
    const [code, three] = [pair.slice(0, 2), pair.slice(2)]
    names.set(code.toLowerCase(), code)
    names.set(three.toLowerCase(), code)
  }
  const codes = new Set(names.values())
  for (const line of OTHER_NAMES.trim().split('\n')) {
    const [code = '', listed = ''] = line.split('|')
    for (const name of listed.split(';')) names.set(nameKey(name), code)
  }
  for (const language of LANGUAGES) addNames(language, codes)
}

/** What each country calls itself, by its likeliest language; only where a name was not found otherwise. */
function addOwnNames(): void {
  knowsOwnNames = true
  for (const code of new Set(names.values())) addNames(new Intl.Locale(`und-${code}`).maximize().language, [code])
}

function addNames(language: string, codes: Iterable<string>): void {
  const display = new Intl.DisplayNames([language], { type: 'region' })
  for (const code of codes) {
    const name = display.of(code) ?? code
    for (const key of [foldName(name), nameKey(name)]) if (!names.has(key)) names.set(key, code)
  }
}

const SHORT: Record<string, string> = {
  st: 'saint',
  is: 'islands',
  isl: 'islands',
  rep: 'republic',
  dem: 'democratic',
  fed: 'federal',
}
/** Behind the names that need it: `Republic of Serbia`, but `Dominican Republic`. */
const FORM = /^(?:the )?(?:republic|kingdom|commonwealth|state|sultanate|principality) of /
const SMALL = new Set(['the', 'of', 'and'])

/** A name's words in one order and length, so that `Korea, Rep.` and `Republic of Korea` are one. */
function nameKey(text: string): string {
  const joined = foldName(text).replace(/\b(\p{L}) (?=\p{L}\b)/gu, '$1')
  const words = joined.split(' ').map((word) => SHORT[word] ?? word)
  return words
    .filter((word) => !SMALL.has(word))
    .toSorted()
    .join(' ')
}

/** A name without case, accents and signs, as names are looked up. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
