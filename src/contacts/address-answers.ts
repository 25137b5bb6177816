import type { Answer } from './answer.ts'
import { type AddressParts, partsFrom, rolesOf, tidy } from './addresses/address-parts.ts'
import { checkAddress } from './addresses/check-address.ts'
import { parseAddress } from './addresses/parse-address.ts'
import { findRegion } from './regions/find-region.ts'

export const ADDRESS_COLUMNS = [
  'valid',
  'street',
  'unit',
  'city',
  'state',
  'postcode',
  'country',
  'formatted',
  'error',
  'unchecked',
] as const

/** Of a cell: nobody lives at a longer address, and what is longer is not looked at. */
const LONGEST = 500

/** A check of the address in these columns; `region` stands for a country that the row does not name. */
export function createAddressCheck(
  columns: readonly string[],
): (cells: readonly string[], region: string | null) => Answer[] {
  const roles = rolesOf(columns)
  const isWhole = columns.length === 1
  return (written, region) => {
    const cells = written.some((cell) => cell.length > LONGEST) ? written.map(() => '?') : written
    const text = cells[0] ?? ''
    const parts = isWhole ? whole(text, region) : completed(partsFrom(roles, cells), region)
    const { valid, errors, unchecked, ...said } = checkAddress(parts)
    const { street, unit, city, state, postcode, country, formatted } = said
    const texts = [street, unit, city, state, postcode, country, formatted, errors.join('; '), unchecked.join('; ')]
    return [valid, ...texts.map((part) => (part === '' ? null : part))]
  }
}

function whole(text: string, region: string | null): AddressParts {
  const parts = parseAddress(text, region)
  // An empty cell is empty, whatever its region.
  return tidy(text) === '' ? { ...parts, country: '' } : parts
}

function completed(parts: AddressParts, region: string | null): AddressParts {
  const isEmpty = Object.entries(parts).every(([part, text]) => part === 'country' || text === '')
  if (isEmpty) return { ...parts, country: '' }
  return parts.country === '' && region !== null ? { ...parts, country: region } : parts
}

/** The country that a row names, else the given one. A name that nobody knows is kept, so that it can be said. */
export function addressRegion(cell: string, given: string | null): string | null {
  return cell.trim() === '' ? given : (findRegion(cell) ?? given)
}
