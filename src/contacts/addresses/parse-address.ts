import { type AddressParts, NO_PARTS, splitUnit, tidy } from './address-parts.ts'
import { japaneseParts } from './japanese-parts.ts'
import { dropAddressee, splitStreet, unitBeforeCity } from './split-street.ts'
import { findState } from './states.ts'
import { takeCountry } from './take-country.ts'
import { takePostcode } from './take-postcode.ts'
import { takeCounty, takeState } from './take-state.ts'

/** Reads an address of one text. `country` (an ISO code) is taken for granted where the text names none. */
export function parseAddress(text: string, country: string | null): AddressParts {
  const pieces = text
    .split(/[\n\r,;|，、]+/)
    .map(tidy)
    .filter((piece) => piece !== '')
  if (pieces.length > 1 && pieces[0] === '日本') pieces.push(pieces.shift()!)
  const named = takeCountry(pieces, country)
  const code = named ?? country ?? guessCountry(pieces.join(', '))
  if (code === null) return splitUnit({ ...NO_PARTS, street: pieces[0] ?? '', city: pieces.slice(1).join(', ') })
  if (code === 'JP') {
    const japanese = japaneseParts(pieces.join(' '))
    if (japanese !== null) return japanese
  }
  dropAddressee(pieces, code)
  const found = takePostcode(pieces, code)
  const state = takeState(pieces, code, found?.piece ?? pieces.length - 1)
  const county = takeCounty(pieces, code)
  const ownCity = CITY_STATES[code]
  const isOne = pieces.filter((piece) => piece !== '').length === 1 && ownCity === undefined
  const parted = isOne ? splitStreet(pieces.join('')) : pieces
  unitBeforeCity(parted)
  // Where the country is the city, the last piece may be the street.
  const endsInStreet = ownCity !== undefined && /\d/.test(parted.findLast((piece) => piece !== '') ?? '')
  const place = isOne && parted.length > 1 ? null : (found?.piece ?? null)
  const city = endsInStreet ? ownCity : takeCity(parted, place) || (ownCity ?? '')
  const street = parted.filter((piece) => piece !== '').join(', ')
  const parts = { ...NO_PARTS, street, city, state: state || (code === 'US' ? '' : county), country: code }
  return splitUnit({ ...parts, postcode: found?.postcode ?? '' })
}

/** Countries that are one city, which nobody writes twice. */
const CITY_STATES: Record<string, string> = {
  SG: 'Singapore',
  HK: 'Hong Kong',
  MO: 'Macau',
  MC: 'Monaco',
  GI: 'Gibraltar',
  VA: 'Vatican City',
}

const CANADA = /\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/i
const BRITAIN = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/i

/** Room for a state of many words and a postcode. */
const LONGEST_END = 200

/**
 * The country that the end of an address can only be of: a state before a ZIP code, a postcode of a form of its own.
 */
function guessCountry(whole: string): string | null {
  const text = whole.slice(-LONGEST_END)
  const american = /[\s,]([A-Za-z][A-Za-z. ]+?)[\s,]+\d{5}(?:-\d{4})?$/.exec(text)
  if (american !== null) {
    const words = (american[1] ?? '').trim().split(' ')
    const state = [words.slice(-3), words.slice(-2), words.slice(-1)].map((some) => findState('US', some.join(' ')))
    if (state.some((found) => found !== null)) return 'US'
  }
  if (text.includes('〒')) return 'JP'
  if (CANADA.test(text)) return 'CA'
  return BRITAIN.test(text) ? 'GB' : null
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
