import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import type { Answer } from './answer.ts'
import { checkCell, type DefaultRegion } from './phones/check-cell.ts'
import { phoneDetails } from './phones/phone-details.ts'
import { findRegion } from './regions/find-region.ts'

export const PHONE_COLUMNS = ['valid', 'e164', 'type', 'region', 'extension', 'error'] as const

/**
 * The answers about a cell with one or several phone numbers, one for each of PHONE_COLUMNS, and with `details` of
 * PHONE_DETAILS.
 */
export function phoneAnswers(cell: string, region: DefaultRegion, details = false): Answer[] {
  const columns = checkCell(cell, region)
  return [...PHONE_COLUMNS.map((column) => columns[column]), ...(details ? phoneDetails(columns) : [])]
}

/** The region that a cell names, by code or by name; an empty one leaves the given region. */
export function phoneRegion(cell: string, given: CountryCode | null): DefaultRegion {
  if (cell.trim() === '') return given
  const code = findRegion(cell)
  return code !== null && isSupportedCountry(code) ? code : { unknown: cell }
}
