import { findState } from '../../../contacts/addresses/states.ts'
import { isStreetAlone } from './signals.ts'
import type { AddressFields } from './address-fields.ts'

/**
 * The parts of an address that can be such parts: a town is no sentence, a state no list of choices, a postcode has a
 * digit and is no year of a copyright. `Austin, TX` that was read as a street and a town becomes a town and its state.
 */
export function plausibleAddress(fields: AddressFields): AddressFields {
  const { street, city: written, state, postcode, country } = withState(fields)
  const city = written?.replace(/^[\s–—•·|,-]{1,4}/, '') ?? null
  const town = city === null || !isTown(city) ? null : city
  const code = postcode === null || !POSTCODE.test(postcode) || !/\d/.test(postcode) ? null : postcode
  return {
    street: street === null ? null : streetOf(street, town !== null || code !== null),
    city: town,
    state: state === null || !isPlace(state) ? null : state,
    postcode: code,
    country,
  }
}

/** Without a town or a postcode beside it, only what has a number or a word of streets; without a name before it. */
function streetOf(text: string, isBacked: boolean): string | null {
  if (text.length > 120 || SENTENCE.test(text) || RIGHTS.test(text) || /^\p{L}+ (?:19|20)\d\d$/u.test(text)) return null
  if (!isBacked && !isStreetAlone(text) && !/^\p{Lu}.{0,60}\d/u.test(text)) return null
  const at = text.search(/\d/)
  const behind = text.slice(at)
  // `Harbour Trust Inc. 12 Oak Street`, but not `Unit 4, 12 Oak Street` or `Via Roma 12`.
  const isNamed = at > 0 && text.slice(0, at).trim().split(' ').length >= 3 && !isStreetAlone(text)
  return isNamed && /[\s,]$/.test(text.slice(0, at)) && isStreetAlone(behind) ? behind : text
}

function isPlace(text: string): boolean {
  return text.length <= 40 && text.split(' ').length <= 3 && !/[;:!?|*×\d]/.test(text)
}

const SENTENCE = /[!?…]|[a-z]{3}[.:] \p{Lu}\p{Ll}+ \p{Ll}|[a-z]{3}[.:]$/u
const RIGHTS = /©|\(c\) ?\d|copyright|rights reserved|all content/i
const POSTCODE = /^[A-Z\d](?:[A-Z\d]|[ -](?=[A-Z\d])){1,11}$/i
const MOST_WORDS = 6

function isTown(text: string): boolean {
  return (
    text.length <= 60 &&
    text.split(' ').length <= MOST_WORDS &&
    /^\p{L}/u.test(text) &&
    !/[!?…:;|©@_{}]|\d{3}|\.{2}/.test(text) &&
    !RIGHTS.test(text)
  )
}

function withState(fields: AddressFields): AddressFields {
  const { street, city, state } = fields
  if (state !== null || city === null) return fields
  const behind = /^(.{2,50}),\s?([A-Z]{2})\.?$/.exec(city)
  if (behind !== null && isState(behind[2]!)) return { ...fields, city: behind[1]!, state: behind[2]! }
  const [, code = '', postcode = null] = /^([A-Z]{2})\.?(?: (\d{5}(?:-\d{4})?)\b)?/.exec(city) ?? []
  const isCode = code !== '' && (city.replace(/\.$/, '') === code || postcode !== null) && isState(code)
  if (!isCode || street === null) return fields
  const town = street.replace(/^\d{1,2}\. /, '')
  const isAlone = !/\d/.test(town) && isTown(town)
  return {
    ...fields,
    street: isAlone ? null : street,
    city: isAlone ? town : null,
    state: code,
    postcode: fields.postcode ?? postcode,
  }
}

function isState(code: string): boolean {
  const found = findState('US', code)
  return found !== null && found !== 'not known'
}
