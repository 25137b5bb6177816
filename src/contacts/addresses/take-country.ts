import { findRegion } from '../regions/find-region.ts'
import { tidy } from './address-parts.ts'
import { countryRule } from './country-rule.ts'
import { findState } from './states.ts'

/**
 * The country at the end of an address, taken out of its pieces; null where none is named. It stands alone, behind a
 * postcode (`SC 29715 USA`) or before it (`Canada M5H 2N2`). `given` is the country that is taken for granted.
 */
export function takeCountry(pieces: string[], given: string | null): string | null {
  const last = pieces.length - 1
  if (last > 0) {
    const alone = countryOf(pieces[last]!, pieces[last - 1]!, given)
    if (alone !== null) {
      pieces.pop()
      return alone
    }
    const before = last > 1 ? countryOf(pieces[last - 1]!, pieces[last - 2]!, given) : null
    if (before !== null && isPostcode(pieces[last]!, before)) {
      pieces.splice(last - 1, 1)
      return before
    }
  }
  return last < 0 ? null : takeFromPiece(pieces, given)
}

/** The country that a whole piece names. */
function countryOf(piece: string, before: string, given: string | null): string | null {
  if (/\d/.test(piece)) return null
  const code = findRegion(piece)
  if (code === null || isAlsoState(piece, code, given)) return null
  // "CA" behind a city is California more often than Canada, "DE" Delaware: such two letters count only behind a
  // number.
  const isAmbiguous = piece.length === 2 && ['US', 'CA', 'AU'].some((country) => isKnown(country, piece))
  return isAmbiguous && !/\d/.test(before) ? null : code
}

/** "Atlanta, Georgia" is in America when America is meant. */
function isAlsoState(name: string, code: string, given: string | null): boolean {
  return given !== null && given !== code && name.length > 2 && isKnown(given, name)
}

function isKnown(country: string, name: string): boolean {
  const state = findState(country, name)
  return state !== null && state !== 'not known'
}

/** A country with a postcode before or behind it, in the last piece. */
function takeFromPiece(pieces: string[], given: string | null): string | null {
  const last = pieces.length - 1
  const words = pieces[last]!.split(' ')
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const [name, rest] = [words.slice(-count).join(' '), words.slice(0, -count).join(' ')]
    const code = name.length > 2 || name === 'US' || name === 'UK' ? findRegion(name) : null
    if (code === null) continue
    const isCertain =
      /\d$/.test(rest) ||
      beginsWithPostcode(rest, code) ||
      ((code === 'US' || code === 'GB') && words.length - count > 1)
    if (/\d/.test(name) || !isCertain || isKnown('US', words.slice(-count - 1).join(' '))) continue
    if (isAlsoState(name, code, given)) continue
    pieces[last] = tidy(rest)
    return code
  }
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const [name, rest] = [words.slice(0, count).join(' '), words.slice(count).join(' ')]
    const code = /\d/.test(name) || name.length < 2 ? null : findRegion(name)
    if (code === null || !beginsWithPostcode(rest, code) || (name.length === 2 && isKnown('US', name))) continue
    if (isAlsoState(name, code, given)) continue
    pieces[last] = tidy(rest)
    return code
  }
  return null
}

function beginsWithPostcode(text: string, country: string): boolean {
  const words = text.split(' ')
  return isPostcode(words[0]!, country) || isPostcode(words.slice(0, 2).join(' '), country)
}

function isPostcode(text: string, country: string): boolean {
  return countryRule(country)?.postcode?.test(text) ?? false
}
