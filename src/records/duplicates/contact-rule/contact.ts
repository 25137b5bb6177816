import { phoneDigits } from '../fields/compare-phone.ts'
import { normaliseText } from '../text/normalise-text.ts'
import { addressLikeness, SAME_ADDRESS } from './address-likeness.ts'
import { parseStreetAddress, type StreetAddress } from './street-address.ts'

export interface Contact {
  readonly name: string
  readonly phone: string
  readonly address: string
}

export interface ContactMatch {
  readonly a: number
  readonly b: number
  readonly by: 'phone' | 'address' | 'both'
  /** Likeness of the addresses, 0 to 1. */
  readonly address: number
}

export interface ParsedContact {
  readonly name: string
  readonly phone: string
  readonly address: StreetAddress
}

/** A contact in the forms that are compared. */
export function parseContact({ name, phone, address }: Contact): ParsedContact {
  return { name: normaliseText(name), phone: phoneDigits(phone), address: parseStreetAddress(address) }
}

/** The rule: phone and name equal, or addresses at least .8 alike. Null when neither holds. */
export function compareContacts(a: ParsedContact, b: ParsedContact): Pick<ContactMatch, 'by' | 'address'> | null {
  const byPhone = a.phone !== '' && a.phone === b.phone && a.name !== '' && a.name === b.name
  const address = addressLikeness(a.address, b.address)
  const byAddress = address >= SAME_ADDRESS
  if (byPhone && byAddress) return { by: 'both', address }
  if (byPhone) return { by: 'phone', address }
  return byAddress ? { by: 'address', address } : null
}
