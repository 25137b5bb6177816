import { jaroWinkler } from '../text/jaro-winkler.ts'
import type { StreetAddress } from './street-address.ts'

export const SAME_ADDRESS = 0.8
/** Streets that are less alike than this halve the likeness of their addresses. */
export const UNLIKE_STREET = 0.6

/**
 * Weighted likeness of two addresses: number .25, street .35, type .05, city .20, state .10, zip .05. Times .3 when the
 * numbers differ, .5 when the streets are unlike, .4 when the states differ. An unknown part adds nothing.
 */
export function addressLikeness(a: StreetAddress, b: StreetAddress, street = bothOr(a.street, b.street)): number {
  return weighed(a, b, street, bothOr(a.city, b.city))
}

/** What it can be at most: all but the cities, which take longest to compare. */
export function mostLikeness(a: StreetAddress, b: StreetAddress, street: number): number {
  return weighed(a, b, street, 1)
}

function weighed(a: StreetAddress, b: StreetAddress, street: number, city: number): number {
  const total =
    0.25 * equal(a.number, b.number) +
    0.35 * street +
    0.05 * equal(a.type, b.type) +
    0.2 * city +
    0.1 * equal(a.state, b.state) +
    0.05 * equal(a.zip, b.zip)
  const number = differ(a.number, b.number) ? 0.3 : 1
  const unlike = a.street !== '' && b.street !== '' && street < UNLIKE_STREET ? 0.5 : 1
  return total * number * unlike * (differ(a.state, b.state) ? 0.4 : 1)
}

const equal = (a: string, b: string): number => (a !== '' && a === b ? 1 : 0)
const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b
const bothOr = (a: string, b: string): number => (a === '' || b === '' ? 0 : jaroWinkler(a, b))
