import { findRegion } from '../regions/find-region.ts'
import type { AddressParts } from './address-parts.ts'
import { countryRule } from './country-rule.ts'
import { formatAddress, normaliseAddress } from './normalise-address.ts'
import { findState, knowsStates } from './states.ts'

/** What is certainly wrong with an address. */
export type AddressError =
  | 'empty'
  | 'no_country'
  | 'unknown_country'
  | 'no_street'
  | 'no_city'
  | 'no_state'
  | 'no_postcode'
  | 'unknown_state'
  | 'bad_postcode'
  | 'postcode_not_in_state'

export interface CheckedAddress extends AddressParts {
  valid: boolean
  formatted: string
  errors: AddressError[]
  /** What could not be looked at without asking somebody. */
  unchecked: string[]
}

const MISSING: Record<string, [keyof AddressParts, AddressError]> = {
  A: ['street', 'no_street'],
  C: ['city', 'no_city'],
  S: ['state', 'no_state'],
  Z: ['postcode', 'no_postcode'],
}

/** Normalises an address and says what is wrong with it. Valid: nothing that can be known offline is. */
export function checkAddress(written: AddressParts): CheckedAddress {
  if (Object.values(written).every((part) => part === '')) {
    return { ...written, valid: false, formatted: '', errors: ['empty'], unchecked: [] }
  }
  const parts = normaliseAddress(written)
  const errors = [...countryErrors(parts), ...missingParts(parts), ...postcodeErrors(parts)]
  const unchecked = ['existence']
  if (parts.postcode !== '' && !comparesState(parts)) unchecked.unshift('postcode_in_state')
  return { ...parts, valid: errors.length === 0, formatted: formatAddress(parts), errors, unchecked }
}

function countryErrors({ country }: AddressParts): AddressError[] {
  if (country === '') return ['no_country']
  return findRegion(country) === null ? ['unknown_country'] : []
}

/** Where a city says enough: Hong Kong is no part of a state. */
const IS_ONE_CITY = new Set(['HK', 'SG', 'MO', 'AE'])

function missingParts(parts: AddressParts): AddressError[] {
  const required = countryRule(parts.country)?.required ?? 'A'
  return required.split('').flatMap((letter) => {
    const [part, error] = MISSING[letter]!
    const isThere = parts[part] !== '' || (part === 'state' && IS_ONE_CITY.has(parts.country) && parts.city !== '')
    return isThere ? [] : [error]
  })
}

function postcodeErrors({ country, state, postcode }: AddressParts): AddressError[] {
  const found = state === '' ? 'not known' : findState(country, state)
  const errors: AddressError[] = found === null ? ['unknown_state'] : []
  const pattern = countryRule(country)?.postcode ?? null
  if (postcode === '' || pattern === null) return errors
  if (!pattern.test(postcode)) return [...errors, 'bad_postcode']
  const elsewhere = found !== null && found !== 'not known' && found.postcodes?.test(postcode) === false
  return elsewhere ? [...errors, 'postcode_not_in_state'] : errors
}

function comparesState({ country, state }: AddressParts): boolean {
  if (!knowsStates(country) || state === '') return false
  const found = findState(country, state)
  return found === null || (found !== 'not known' && found.postcodes !== null)
}
