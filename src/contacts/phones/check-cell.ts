import type { CountryCode } from 'libphonenumber-js/max'
import { checkPhone, type Phone } from './check-phone.ts'
import { splitCell, splitFurther, splitWait } from './split-cell.ts'

/**
 * What the columns of a phone say. Several numbers of a cell are joined with "; ", those that are no number omitted.
 */
export interface PhoneColumns {
  valid: boolean
  e164: string | null
  type: string | null
  region: string | null
  extension: string | null
  error: string | null
}

/** The default region of a cell: an ISO code, null for none, or a text that names no region we know. */
export type DefaultRegion = CountryCode | null | { unknown: string }

/** A cell is valid when each number in it is. */
export function checkCell(cell: string, region: DefaultRegion): PhoneColumns {
  const home = typeof region === 'string' ? region : null
  const phones = readCell(cell, home)
  const errors = phones.flatMap((phone) => (phone.valid ? [] : [phone.error]))
  // That its region is unknown matters only to a number that needed one.
  const lacksRegion = typeof region === 'object' && region !== null
  const said = errors.map((error) => (error === 'no_region' && lacksRegion ? 'unknown_region' : error))
  return {
    valid: errors.length === 0,
    e164: joined(phones, 'e164'),
    type: joined(phones, 'type'),
    region: joined(phones, 'region'),
    extension: joined(phones, 'extension'),
    error: said.length === 0 ? null : [...new Set(said)].join('; '),
  }
}

/** Nobody has so many telephones: a cell of such a length is something else. */
const LONGEST_CELL = 1000

function readCell(cell: string, region: CountryCode | null): Phone[] {
  if (cell.length > LONGEST_CELL) return [{ valid: false, error: 'too_long' }]
  const wait = splitWait(cell)
  // A semicolon lets a telephone wait before an extension, and parts two numbers.
  if (wait !== null && !checkPhone(wait.extension, region).valid) {
    const phone = checkPhone(`${wait.number} ext. ${wait.extension}`, region)
    if (phone.valid) return [phone]
  }
  return splitCell(cell).flatMap((text) => readOne(text, region))
}

function readOne(text: string, region: CountryCode | null): Phone[] {
  const whole = checkPhone(text, region)
  if (whole.valid) return [whole]
  const ways = splitFurther(text).map((parts) => parts.map((part) => checkPhone(part, region)))
  return (
    ways.find((phones) => phones.every((phone) => phone.valid)) ??
    ways.slice(0, 1).find((phones) => phones.some((phone) => phone.valid)) ?? [whole]
  )
}

function joined(phones: Phone[], column: 'e164' | 'type' | 'region' | 'extension'): string | null {
  const values = phones.flatMap((phone) => (phone.valid ? [phone[column] ?? ''] : []))
  return values.every((value) => value === '') ? null : values.join('; ')
}
