import { findState } from '../../../contacts/addresses/states.ts'
import type { AddressFields } from './address-fields.ts'

/**
 * The parts of an address that can be such parts: a town is no sentence, a state no list of choices, a postcode has a
 * digit and is no year of a copyright. `Austin, TX` that was read as a street and a town becomes a town and its state.
 */
export function plausibleAddress(fields: AddressFields): AddressFields {
  const { street, city: written, state, postcode, country } = withState(fields)
  const city = written?.replace(/^[\s–—•·|,-]{1,4}/, '') ?? null
  return {
    street: street === null || street.length > 120 || SENTENCE.test(street) || RIGHTS.test(street) ? null : street,
    city: city === null || !isTown(city) ? null : city,
    state: state === null || state.length > 40 || /[;:!?|*×\d]/.test(state) ? null : state,
    postcode: postcode === null || !POSTCODE.test(postcode) || !/\d/.test(postcode) ? null : postcode,
    country,
  }
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
