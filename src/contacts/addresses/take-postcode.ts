import { tidy } from './address-parts.ts'
import { countryRule } from './country-rule.ts'
import { findState } from './states.ts'

export interface FoundPostcode {
  postcode: string
  /** The piece of the address in which it stood. */
  piece: number
}

/** Where letters before a postcode are a state and not the sign of the country (`D-80331`). */
const STATES_BEFORE = new Set(['US', 'CA', 'AU', 'IN'])

/** The postcode, searched from the end, taken out of its piece. */
export function takePostcode(pieces: string[], country: string): FoundPostcode | null {
  const rule = countryRule(country)
  if (!rule?.postcode) return null
  // Indians write a gap that their post does not know.
  const body = country === 'IN' ? '[1-9]\\d{2} ?\\d{3}' : rule.postcode.source.replace(/^\^|\$$/g, '')
  const prefixed = STATES_BEFORE.has(country) ? `(${body})` : `(?:${country}-|[A-Z]{1,2}-|〒\\s?)?(${body})`
  // It stands at the start or the end of its piece; a house number stands at the start of the first.
  const atEnd = new RegExp(`(?:^|[\\s-])${prefixed}$`, 'i')
  const atStart = new RegExp(`^${prefixed}(?=\\s|$)`, 'i')
  const isFirst = /Z.*[ACS]/.test(rule.order)
  for (let piece = pieces.length - 1; piece >= 0; piece--) {
    const text = pieces[piece]!
    const mayStart = piece > 0 || (pieces.length === 1 && isFirst) || text.startsWith('〒')
    const found = atEnd.exec(text) ?? (mayStart ? atStart.exec(text) : null)
    if (found === null || (piece === 0 && pieces.length > 1 && !text.startsWith('〒'))) continue
    pieces[piece] = tidy((text.slice(0, found.index) + text.slice(found.index + found[0].length)).replace(/-$/, ''))
    return { postcode: found[1] ?? '', piece }
  }
  return takeWrong(pieces, country) ?? takeWrongBefore(pieces, rule.postcode, country) ?? takeHalf(pieces, country)
}

/** What stands before the city where the postcode belongs: zeros lost, a digit too many, or a letter for one. */
function takeWrongBefore(pieces: string[], postcode: RegExp, country: string): FoundPostcode | null {
  const digits = [4, 5, 6].find((count) => postcode.test('1'.repeat(count)))
  const piece = pieces.length - 1
  if (digits === undefined || piece < 1 || STATES_BEFORE.has(country)) return null
  const [, written = '', city = ''] = /^(?:[A-Z]{1,2}-)?([\dOIl]{3,8}) (\p{L}.*)$/u.exec(pieces[piece]!) ?? []
  const isNear = written.length >= digits - 2 && written.length <= digits + 1
  if (!isNear || written.replace(/\D/g, '').length < 3) return null
  pieces[piece] = tidy(city)
  return { postcode: written, piece }
}

/** Of a British postcode the first half, or all but a letter: `London SW1A`, `London, SW1A 1A`. */
function takeHalf(pieces: string[], country: string): FoundPostcode | null {
  const piece = pieces.length - 1
  if (country !== 'GB' || piece < 1) return null
  const found = /(?:^| )([A-Z]{1,2}\d[A-Z\d]?(?: \d[A-Z]?)?)$/i.exec(pieces[piece]!)
  if (found === null) return null
  pieces[piece] = tidy(pieces[piece]!.slice(0, found.index))
  return { postcode: found[1]!, piece }
}

/** What stands behind a state where the postcode belongs: a zero was lost, or a letter typed for a digit. */
function takeWrong(pieces: string[], country: string): FoundPostcode | null {
  if (!STATES_BEFORE.has(country)) return null
  const piece = pieces.length - 1
  const words = (pieces[piece] ?? '').split(' ')
  for (let count = 1; count <= Math.min(2, words.length); count++) {
    const [written, before] = [words.slice(-count).join(' '), words.slice(0, -count)]
    if (!/^[\dA-Z]{1,5}[ -]?[\dA-Z]*$/i.test(written) || !/\d/.test(written) || written.length > 10) continue
    const state = before.length > 0 ? before : (pieces[piece - 1] ?? '').split(' ')
    if (piece === 0 && before.length < 3) continue
    if (![1, 2, 3].some((some) => some <= state.length && isState(country, state.slice(-some).join(' ')))) continue
    pieces[piece] = tidy(before.join(' '))
    return { postcode: written, piece }
  }
  return null
}

function isState(country: string, name: string): boolean {
  const state = findState(country, name)
  return state !== null && state !== 'not known'
}
