import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mulberry, syntheticPeople } from '../../../bench/records/synthetic-people.ts'
import {
  compareContacts,
  parseContact,
  type Contact,
  type ContactMatch,
} from '../../../src/records/duplicates/contact-rule/contact.ts'
import { matchContacts } from '../../../src/records/duplicates/contact-rule/match-contacts.ts'
import { createGroups } from '../../../src/records/duplicates/groups/groups.ts'

const base: Contact = { name: 'Marta Kowalska', phone: '310 246 1501', address: '12 Main Street, Avalon, IL 62701' }
const cases: [why: string, change: Partial<Contact>, by: string | undefined][] = [
  ['all equal', {}, 'both'],
  ['another way to write the street', { phone: '', address: '12 main st., Avalon, IL 62701' }, 'address'],
  ['moved, same phone and name', { address: '9 Oak Lane, Breton, OR 97035' }, 'phone'],
  ['same phone, another name', { name: 'Peter Huang', address: '9 Oak Lane, Breton, OR 97035' }, undefined],
  ['another number in the street', { phone: '', address: '14 Main Street, Avalon, IL 62701' }, undefined],
  ['no number', { phone: '', address: 'Main Street, Avalon, IL 62701' }, undefined],
  ['another state', { phone: '', address: '12 Main Street, Avalon, OR 62701' }, undefined],
]
for (const [why, change, by] of cases) {
  test(`contacts, ${why}: ${by ?? 'no match'}`, () => {
    assert.equal(matchContacts([base], [{ ...base, ...change }])[0]?.by, by)
  })
}

/** Every pair compared, as the rule says it. */
function naive(fresh: readonly Contact[], known: readonly Contact[] | null): ContactMatch[] {
  const others = (known ?? fresh).map(parseContact)
  return fresh.map(parseContact).flatMap((one, a) =>
    others.flatMap((other, b) => {
      const found = known === null && b <= a ? null : compareContacts(one, other)
      return found === null ? [] : [{ a, b, ...found }]
    }),
  )
}

function crowdedContacts(): { contact: () => Contact } {
  const random = mulberry(1)
  const one = (values: readonly string[]): string => values[Math.floor(random() * values.length)]!
  const streets = ['Main st', 'Maine st', 'Main ave', 'Mian st', 'Oak', 'Oka rd', '']
  const contact = (): Contact => ({
    name: one(['ada', 'ben', '']),
    phone: one(['', '5550001', '5550002']),
    address: `${one(['1', '2', '3', ''])} ${one(streets)}, ${one(['Avalon', 'Avalom', ''])}, ${one(['IL 62701', 'IL 62702', 'OR 62701', '62701', 'IL', ''])}`,
  })
  return { contact }
}

test('the index finds exactly what comparing everything finds, between files and within one', () => {
  const { contact } = crowdedContacts()
  const [fresh, known] = [Array.from({ length: 160 }, contact), Array.from({ length: 200 }, contact)]
  fresh.push({ name: 'x', phone: '', address: contactOf(syntheticPeople(1, 0).rows[0]!) })
  for (const others of [known, null]) {
    const all = naive(fresh, others)
    assert.ok(all.length > 1000)
    assert.deepEqual(matchContacts(fresh, others), all)
  }
})

test('crowds of one phone and name, or of two addresses, give a pair of each with the first only: the same are connected', () => {
  const crowd = (count: number, change: (n: number) => Partial<Contact>): Contact[] =>
    Array.from({ length: count }, (_, n) => ({ ...base, phone: '', ...change(n) }))
  const contacts = [
    ...crowd(300, (n) => ({ phone: '5550001', address: `${n} Oak Lane, Breton, OR` })),
    ...crowd(300, (n) => ({ name: `tenant ${n}` })),
    ...crowd(300, (n) => ({ name: `neighbour ${n}`, address: '12 Main Street, Avalon, IL 62702' })),
  ]
  const connected = (matches: readonly ContactMatch[]): number[][] => {
    const groups = createGroups(contacts.length)
    for (const { a, b } of matches) if (!groups.same(a, b)) groups.join(a, b)
    return groups.all()
  }
  let starred = 0
  const found = matchContacts(contacts, null, { onStar: () => starred++ })
  assert.equal(starred, 4, 'the phone, each address with itself, and both with each other')
  assert.ok(found.length < 2000)
  const all = naive(contacts, null)
  assert.equal(all.length > 100_000, true)
  assert.deepEqual(connected(found), connected(all))
  const known = new Set(all.map((match) => JSON.stringify(match)))
  assert.ok(found.every((match) => known.has(JSON.stringify(match))))
  const against = matchContacts(contacts, contacts)
  assert.deepEqual(new Set(against.map(({ a }) => a)).size, contacts.length)
  assert.deepEqual(new Set(against.map(({ b }) => b)).size, contacts.length)
})

function contactOf(row: Readonly<Record<string, string | undefined>>): string {
  return `${row['street']}, ${row['suburb']}, IL ${row['postcode']}`
}
