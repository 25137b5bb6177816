import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mulberry, syntheticPeople } from '../../../bench/records/synthetic-people.ts'
import { compareContacts, parseContact, type Contact } from '../../../src/records/duplicates/brief/contact.ts'
import { matchContacts } from '../../../src/records/duplicates/brief/match-contacts.ts'

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

test('the index finds exactly what comparing everything finds', () => {
  const random = mulberry(1)
  const contact = (): Contact => ({
    name: ['ada', 'ben', ''][Math.floor(random() * 3)]!,
    phone: ['', '5550001', '5550002'][Math.floor(random() * 3)]!,
    address: [
      `${Math.floor(random() * 4) || ''} Main st`,
      ['Avalon', 'Avalom', ''][Math.floor(random() * 3)],
      'IL 62701',
    ].join(', '),
  })
  const [fresh, known] = [Array.from({ length: 60 }, contact), Array.from({ length: 80 }, contact)]
  fresh.push({ name: 'x', phone: '', address: contactOf(syntheticPeople(1, 0).rows[0]!) })
  const naive = fresh.flatMap((one, a) =>
    known.flatMap((other, b) => {
      const found = compareContacts(parseContact(one), parseContact(other))
      return found === null ? [] : [{ a, b, ...found }]
    }),
  )
  assert.ok(naive.length > 100)
  assert.deepEqual(matchContacts(fresh, known), naive)
})

function contactOf(row: Readonly<Record<string, string | undefined>>): string {
  return `${row['street']}, ${row['suburb']}, IL ${row['postcode']}`
}
