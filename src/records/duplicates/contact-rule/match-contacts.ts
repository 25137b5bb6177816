import { alikeAddresses } from './alike-addresses.ts'
import { compareContacts, parseContact, type Contact, type ContactMatch, type ParsedContact } from './contact.ts'

/**
 * More pairs than this between contacts of one phone and name, or of two addresses, would say nothing new: each contact
 * is paired with the first of the others only, which connects the same ones.
 */
const MOST_PAIRS = 20_000

interface Listeners {
  /** Hears of each new contact. */
  onContact?: () => void
  /** Hears of groups that gave each contact's pair with the first one only. */
  onStar?: () => void
}

/**
 * All pairs of a new and a known contact that the rule matches, sorted; without known ones (null) those among the new
 * ones. The index loses none: a match by phone has phone and name in common, and for addresses see alikeAddresses.
 */
export function matchContacts(
  fresh: readonly Contact[],
  known: readonly Contact[] | null,
  { onContact, onStar }: Listeners = {},
): ContactMatch[] {
  const own = fresh.map(parseContact)
  const other = known?.map(parseContact) ?? own
  const pairs: number[] = []
  const pair = (a: number, b: number): void => {
    if (known !== null || a < b) pairs.push(a * other.length + b)
    else if (b < a) pairs.push(b * other.length + a)
  }
  const pairAll = (ours: readonly number[], theirs: readonly number[]): void => {
    if (ours.length * theirs.length <= MOST_PAIRS) {
      for (const a of ours) for (const b of theirs) pair(a, b)
      return
    }
    onStar?.()
    for (const a of ours) pair(a, theirs[0]!)
    for (const b of theirs) pair(ours[0]!, b)
  }

  const phones = groupsBy(own, phoneAndName)
  const otherPhones = known === null ? phones : groupsBy(other, phoneAndName)
  for (const [key, ours] of phones) pairAll(ours, otherPhones.get(key) ?? [])

  const addresses = [...groupsBy(own, addressKey).values()]
  const otherAddresses = known === null ? addresses : [...groupsBy(other, addressKey).values()]
  const ofFirst = (contacts: ParsedContact[], groups: number[][]) => groups.map((group) => contacts[group[0]!]!.address)
  const alike = alikeAddresses(ofFirst(own, addresses), known === null ? null : ofFirst(other, otherAddresses), (a) =>
    addresses[a]!.forEach(() => onContact?.()),
  )
  for (const [a, b] of alike) pairAll(addresses[a]!, otherAddresses[b]!)

  const sorted = Float64Array.from(pairs).sort()
  const matches: ContactMatch[] = []
  for (const [n, key] of sorted.entries()) {
    if (key === sorted[n - 1]) continue
    const [a, b] = [Math.floor(key / other.length), key % other.length]
    const found = compareContacts(own[a]!, other[b]!)
    if (found !== null) matches.push({ a, b, ...found })
  }
  return matches
}

/** Contacts by a key, each group in order; those without one are in none. */
function groupsBy(
  contacts: readonly ParsedContact[],
  keyOf: (contact: ParsedContact) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const [n, contact] of contacts.entries()) {
    const key = keyOf(contact)
    const group = groups.get(key)
    if (group !== undefined) group.push(n)
    else if (key !== '') groups.set(key, [n])
  }
  return groups
}

function phoneAndName({ phone, name }: ParsedContact): string {
  return phone === '' || name === '' ? '' : `${phone}\n${name}`
}

function addressKey({ address: { number, street, type, city, state, zip } }: ParsedContact): string {
  return number === '' ? '' : [number, street, type, city, state, zip].join('\n')
}
