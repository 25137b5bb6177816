import { rolesOf } from '../../../contacts/addresses/address-parts.ts'
import type { FieldType } from '../../../records/duplicates/options.ts'
import type { RuleRequest } from '../../../records/pairs/rule-pairs.ts'

type ContactColumns = RuleRequest['columns']

const ADDRESS = /street|addr|road|city|town|state|province|zip|post_?al|post_?code|suburb/i
const PHONE = /phone|\btel\b|mobile|\bcell\b/i
const NAME = /name|company|business/i
const ORDER = ['street', 'unit', 'city', 'state', 'postcode', 'country']

/** Which columns hold the name, phone and address of a contact: by the types that were given, else by their headers. */
export function contactColumns(
  columns: readonly string[],
  match: Readonly<Record<string, FieldType | undefined>> | null,
): ContactColumns | string {
  const isOf = (type: FieldType, header: RegExp) => (column: string) =>
    match === null ? header.test(column) : (match[column] ?? (header.test(column) ? type : undefined)) === type
  const asked = match === null ? columns : Object.keys(match)
  const address = asked.filter(isOf('address', ADDRESS))
  const phone = asked.filter(isOf('phone', PHONE))
  const name = asked.filter((column) => ![...address, ...phone].includes(column) && isOf('name', NAME)(column))
  if (address.length === 0 && (phone.length === 0 || name.length === 0)) {
    return '--profile brief needs an address, or a phone and a name: say which with --match name:name,tel:phone,street:address'
  }
  const roles = rolesOf(address)
  const place = (column: string): number => ORDER.indexOf(roles[address.indexOf(column)]!)
  return { name, phone, address: address.toSorted((a, b) => place(a) - place(b)) }
}
