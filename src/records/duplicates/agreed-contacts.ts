import type { Column } from './fields/column.ts'

/** What of a contact two rows have in common. */
export type AgreedContacts = 'phone' | 'address' | 'both'

/** From this likeness on two addresses are taken for one, as by the rule for contacts. */
const SAME_ADDRESS = 0.8

/** Whether two rows have a phone or an address in common; null for neither. `fields`: likeness by column, 0 to 1. */
export function agreedContacts(
  columns: readonly Pick<Column, 'type'>[],
  fields: readonly number[],
): AgreedContacts | null {
  const agrees = (type: Column['type'], least: number): boolean =>
    columns.some((column, i) => column.type === type && fields[i]! >= least)
  const [phone, address] = [agrees('phone', 1), agrees('address', SAME_ADDRESS)]
  if (phone && address) return 'both'
  return phone ? 'phone' : address ? 'address' : null
}
