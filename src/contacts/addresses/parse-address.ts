import { findRegion } from '../regions/find-region.ts'
import { type AddressParts, NO_PARTS, splitUnit, tidy } from './address-parts.ts'
import { countryRule } from './country-rule.ts'
import { findState } from './states.ts'

/** Reads an address of one text. `country` (an ISO code) is taken for granted where the text names none. */
export function parseAddress(text: string, country: string | null): AddressParts {
  const pieces = text
    .split(/[\n\r,;|]+/)
    .map(tidy)
    .filter((piece) => piece !== '')
  const named = takeCountry(pieces)
  const code = named ?? country ?? guessCountry(pieces.join(', '))
  if (code === null) return splitUnit({ ...NO_PARTS, street: pieces[0] ?? '', city: pieces.slice(1).join(', ') })
  const found = takePostcode(pieces, code)
  const state = takeState(pieces, code, found?.piece ?? pieces.length - 1)
  const isOne = pieces.filter((piece) => piece !== '').length === 1
  const parted = isOne ? splitStreet(pieces.join('')) : pieces
  const city = takeCity(parted, isOne && parted.length > 1 ? null : (found?.piece ?? null))
  const street = parted.join(', ')
  return splitUnit({ ...NO_PARTS, street, city, state, postcode: found?.postcode ?? '', country: code })
}

const STREET_END =
  /^(\d.*?\s(?:st|street|ave|avenue|rd|road|dr|drive|blvd|boulevard|ln|lane|way|ct|court|pl|place|sq|square|ter|terrace|pkwy|parkway|hwy|highway|cir|circle|loop|trl|trail|plaza|row|pike)\.?(?:\s[NS]?[EW]?(?=\s))?(?:\s(?:apt|suite|ste|unit|#)\.?\s*[\w-]+)?)\s+(\D+)$/i

/** Street and city of an address without commas, where the kind of a street stands between them. */
function splitStreet(text: string): string[] {
  const found = STREET_END.exec(text)
  return found === null ? [text] : [found[1]!, found[2]!]
}

/** The country at the end of an address, taken out of its pieces. */
function takeCountry(pieces: string[]): string | null {
  const last = pieces.at(-1) ?? ''
  if (pieces.length < 2 || /\d/.test(last)) return null
  const code = findRegion(last)
  // "CA" behind a city is California more often than Canada, "DE" Delaware: two letters count only where they stand alone.
  if (code === null || (last.length === 2 && !/\d/.test(pieces.at(-2) ?? ''))) return null
  pieces.pop()
  return code
}

const CANADA = /\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/i
const BRITAIN = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/i

/** The country that the end of an address can only be of: a state before a ZIP code, a postcode of a form of its own. */
function guessCountry(text: string): string | null {
  const american = /[\s,]([A-Za-z][A-Za-z. ]+?)[\s,]+\d{5}(?:-\d{4})?$/.exec(text)
  if (american !== null) {
    const words = (american[1] ?? '').trim().split(' ')
    const state = [words.slice(-3), words.slice(-2), words.slice(-1)].map((some) => findState('US', some.join(' ')))
    if (state.some((found) => found !== null)) return 'US'
  }
  if (CANADA.test(text)) return 'CA'
  return BRITAIN.test(text) ? 'GB' : null
}

/** The postcode, searched from the end, taken out of its piece. */
function takePostcode(pieces: string[], country: string): { postcode: string; piece: number } | null {
  const pattern = countryRule(country)?.postcode
  if (!pattern) return null
  const body = pattern.source.replace(/^\^|\$$/g, '')
  const prefixed = `(?:${country}-|[A-Z]{1,2}-)?(${body})`
  // It stands at the start or the end of its piece; a house number stands at the start of the first.
  const atEnd = new RegExp(`(?:^|\\s)${prefixed}$`, 'i')
  const atStart = new RegExp(`^${prefixed}(?=\\s|$)`, 'i')
  for (let piece = pieces.length - 1; piece >= 0; piece--) {
    const text = pieces[piece]!
    const found = atEnd.exec(text) ?? (piece > 0 || pieces.length === 1 ? atStart.exec(text) : null)
    if (found === null || (piece === 0 && pieces.length > 1)) continue
    pieces[piece] = tidy(text.slice(0, found.index) + text.slice(found.index + found[0].length))
    return { postcode: found[1] ?? '', piece }
  }
  return null
}

/** The state beside the postcode or in a piece of its own, taken out. */
function takeState(pieces: string[], country: string, near: number): string {
  for (const at of [near, near + 1, near - 1]) {
    const text = pieces[at]
    if (text === undefined || (at === 0 && pieces.length > 1)) continue
    const words = text.split(/\s+|(?<=\p{L})-(?=[A-Z]{2}$)/u)
    for (let count = Math.min(3, words.length); count > 0; count--) {
      const name = words.slice(-count).join(' ')
      const state = findState(country, name)
      if (state === null || state === 'not known') continue
      // A city may be called like its state: "New York, NY 10001". A whole piece is a state only where a city stands before it.
      const whole = count === words.length
      const isCode = /^[A-Z]{2,3}$/.test(name)
      if (whole && !isCode && (at < 2 || at === near - 1) && pieces.filter((piece) => piece !== '').length < 3) continue
      pieces[at] = tidy(words.slice(0, -count).join(' '))
      return name
    }
  }
  return ''
}

/** The city: what is left where the postcode stood, or the last piece behind the street. */
function takeCity(pieces: string[], postcodePiece: number | null): string {
  const at =
    postcodePiece !== null && pieces[postcodePiece] ? postcodePiece : pieces.findLastIndex((piece) => piece !== '')
  // One piece alone is the city when it has no number: "New York, NY 10001".
  const isCity = at > 0 || (at === 0 && postcodePiece !== null && !/\d/.test(pieces[0] ?? ''))
  const city = isCity ? (pieces[at] ?? '') : ''
  if (isCity) pieces[at] = ''
  const rest = pieces.filter((piece) => piece !== '')
  pieces.splice(0, pieces.length, ...rest)
  return city
}
