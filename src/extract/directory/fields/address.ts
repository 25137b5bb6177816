import { parseAddress } from '../../../contacts/addresses/parse-address.ts'
import { findState } from '../../../contacts/addresses/states.ts'
import { countryRule } from '../../../contacts/addresses/country-rule.ts'
import type { AddressFields } from './address-fields.ts'
import { plausibleAddress } from './plausible-address.ts'
import { isStreet, isStreetAlone, namesStreet } from './signals.ts'

/** Reads a text that is known to be an address, its lines parted by commas or line breaks. */
export function addressOfText(text: string, country: string | null): AddressFields {
  const clean = text
    .replace(/^(?:address|location|adresse|dirección|indirizzo|endereço|adres)\s?:\s?/i, '')
    .slice(0, LONGEST)
  const known = country ?? guessCountry(clean)
  const { street, unit, city, state, postcode, country: named } = parseAddress(clean, known)
  if (postcode === '' && known === null) {
    const loose = looseAddress(clean)
    if (loose !== null) return loose
  }
  const orNull = (part: string): string | null => (part === '' ? null : part)
  return {
    street: orNull(unit === '' ? street : `${street}, ${unit}`.replace(/^, /, '')),
    city: orNull(city),
    state: orNull(state),
    postcode: orNull(postcode),
    country: orNull(named) ?? known,
  }
}

/**
 * The address among the lines of a row: the line with a postcode or a state, with what stands above it from the street
 * on. Null where no line looks like one.
 */
export function addressInLines(lines: readonly string[], country: string | null): AddressFields | null {
  for (const [at, whole] of lines.entries()) {
    if (whole.length > 160 || RIGHTS.test(whole)) continue
    const line = US_LINE.exec(whole)?.[0] ?? whole
    if (!endsAddress(line, country, lines.slice(Math.max(0, at - 2), at))) continue
    const first = firstLine(lines, at, country)
    if (first === null) continue
    const parts = [...lines.slice(first, at), line]
    const found = plausibleAddress(addressOfText(parts.map(withoutComma).join(', '), country))
    if (found.postcode !== null || (found.street !== null && found.city !== null)) return found
  }
  const street = lines.find(isStreetAlone)
  if (street === undefined) return null
  const [, ...further] = street.split(',')
  return further.some((piece) => !UNIT.test(piece))
    ? plausibleAddress(addressOfText(street, country))
    : { street: street.trim(), city: null, state: null, postcode: null, country: null }
}

const LONGEST = 400
const UNIT = /^\s?(?:suite|ste|apt|unit|floor|fl|room|rm|bldg|building|box|#|\d{1,3}(?:st|nd|rd|th) floor)\b/i
const RIGHTS = /©|copyright|rights reserved/i
/** What stands behind a ZIP code on its line (`- Online`, a phone) is no part of the address. */
const US_LINE = /^.{0,120}?\b[A-Z]{2}\.?,?\s\d{5}(?:-\d{4})?(?!\d)/

function withoutComma(line: string): string {
  return line.replace(/[\s,·|]{0,4}$/, '').replace(/^[\s,·|•]{0,4}/, '')
}

/** Whether a line is the last one of an address: a postcode of the country, or a state behind a comma. */
function endsAddress(line: string, country: string | null, above: readonly string[] = []): boolean {
  const code = country ?? guessCountry(line)
  const pattern = code === null ? null : postcodeIn(code)
  if (pattern !== null && pattern.test(line) && /\p{L}{2}/u.test(line)) return true
  if (code === 'US' || country === null) {
    const state = /,\s?([A-Z]{2})\.?(?:\s?\d{5})?$/.exec(line)?.[1]
    if (state !== undefined && isKnownState(state)) return true
  }
  const loose = country === null ? LOOSE.exec(line) : null
  if (loose === null) return false
  // A number before words is a postcode where a street stands before it: else it is a year, a count or a price.
  return [line.slice(0, loose.index), ...above].some((text) => namesStreet(text) || NUMBER_LAST.test(text))
}

function isKnownState(name: string): boolean {
  const state = findState('US', name)
  return state !== null && state !== 'not known'
}

function firstLine(lines: readonly string[], at: number, country: string | null): number | null {
  const line = lines[at]!
  const own = line.split(',')
  // All of it stands on one line.
  if (own.length >= 2 && isStreet(own[0]!)) return at
  for (let up = 1; up <= 3 && at - up >= 0; up++) {
    if (isStreet(lines[at - up]!)) return at - up
    if (lines[at - up]!.length > 80) break
  }
  const pattern = postcodeIn(country ?? guessCountry(line) ?? '')
  const rest = pattern === null ? line : line.replace(pattern, ' ')
  return isStreet(rest) || /\p{L}{3}/u.test(rest) ? at : null
}

const patterns = new Map<string, RegExp | null>()

function postcodeIn(code: string): RegExp | null {
  const known = patterns.get(code)
  if (known !== undefined) return known
  const rule = countryRule(code)
  const source = rule?.postcode?.source.replace(/^\^|\$$/g, '')
  const made = source === undefined ? null : new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, 'i')
  patterns.set(code, made)
  return made
}

const US_END = /\b[A-Z]{2}\.?,?\s\d{5}(?:-\d{4})?(?!\d)/
const CA_END = /\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b/
const GB_END = /\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b/
const PL_END = /\b\d{2}-\d{3} \p{Lu}/u
const NL_END = /\b\d{4} ?[A-Z]{2} {1,2}\p{Lu}/u
const PT_END = /\b\d{4}-\d{3}\b/
const BR_END = /\b\d{5}-\d{3}\b/
const AU_END = /\b(?:NSW|VIC|QLD|TAS|ACT)\s\d{4}\b/

/** The name of a state of the USA before a ZIP code. */
function hasNamedState(text: string): boolean {
  const name = /, ?(\p{Lu}\p{Ll}{2,12}(?: \p{Lu}\p{Ll}{2,12}){0,2}),? \d{5}(?:-\d{4})?(?!\d)/u.exec(text)?.[1]
  return name !== undefined && isKnownState(name)
}

/** The country that a postcode can only be of. */
function guessCountry(text: string): string | null {
  const shown = text.slice(0, LONGEST)
  if (US_END.test(shown) || hasNamedState(shown)) return 'US'
  if (CA_END.test(shown)) return 'CA'
  if (GB_END.test(shown)) return 'GB'
  if (PL_END.test(shown)) return 'PL'
  if (PT_END.test(shown)) return 'PT'
  if (BR_END.test(shown)) return 'BR'
  if (AU_END.test(shown)) return 'AU'
  if (/\p{L}(?:straße|strasse|str\.)\s\d/iu.test(shown) && /\b\d{5}\s\p{Lu}/u.test(shown)) return 'DE'
  if (
    /\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|place|boulevard|chemin|impasse)\b/i.test(shown) &&
    /\b\d{5}\s/.test(shown)
  )
    return 'FR'
  if (/\b(?:calle|avda|plaza|paseo|c\/)/i.test(shown) && /\b\d{5}\s/.test(shown)) return 'ES'
  if (/\b(?:via|viale|piazza|corso)\s/i.test(shown) && /\b\d{5}\s/.test(shown)) return 'IT'
  return NL_END.test(shown) ? 'NL' : null
}

/** A street of any name with the number of a house behind it: `Am Weiher 12`. */
const NUMBER_LAST = /^\p{Lu}[\p{L} .'-]{2,40},? \d{1,4} ?[a-z]?,?$/u

/** A street, then digits before a town, of a country that nobody named. */
const LOOSE = /(?:^|[,\s])(?:[A-Z]{1,2}-)?(\d{4,6})\s(\p{Lu}[\p{L} .'/-]{1,40})$/u

function looseAddress(text: string): AddressFields | null {
  const found = LOOSE.exec(text)
  if (found === null) return null
  const [, postcode = '', city = ''] = found
  const street = text.slice(0, found.index).replace(/[\s,]{0,4}$/, '')
  return { street: street === '' ? null : street, city: city.trim(), state: null, postcode, country: null }
}
