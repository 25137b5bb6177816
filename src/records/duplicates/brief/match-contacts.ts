import { compareContacts, parseContact, type Contact, type ContactMatch, type ParsedContact } from './contact.ts'

/**
 * All pairs of a new and a known contact that the rule matches, sorted. The index loses none: a match by phone has the phone in
 * common; a match by address has the number in common, since an unknown number caps the score at .75 and different
 * ones take it times .3.
 */
export function matchContacts(
  fresh: readonly Contact[],
  known: readonly Contact[],
  onContact?: () => void,
): ContactMatch[] {
  const parsed = known.map(parseContact)
  const byPhone = Map.groupBy(parsed.keys(), (b) => parsed[b]!.phone)
  const byNumber = Map.groupBy(parsed.keys(), (b) => parsed[b]!.address.number)
  return fresh.flatMap((contact, a) => {
    onContact?.()
    const own = parseContact(contact)
    const phones = own.phone === '' ? [] : (byPhone.get(own.phone) ?? [])
    const numbers = own.address.number === '' ? [] : (byNumber.get(own.address.number) ?? [])
    const candidates = [...new Set([...phones, ...numbers])].sort((x, y) => x - y)
    return candidates.flatMap((b) => matchOf(own, parsed[b]!, a, b))
  })
}

function matchOf(own: ParsedContact, other: ParsedContact, a: number, b: number): ContactMatch[] {
  const found = compareContacts(own, other)
  return found === null ? [] : [{ a, b, ...found }]
}
