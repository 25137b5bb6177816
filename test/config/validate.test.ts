import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Validation } from '../../src/config/source.ts'
import { gazette, problems, valid } from './gazette.ts'

const FIELDS = 'fields: { phone: { type: phone, selector: .tel }, street: .s, city: .c }'
const NOTHING: Validation = { phones: null, addresses: null, region: null, region_field: null }

const READ: [line: string, validate: Validation | undefined][] = [
  ['validate: true', NOTHING],
  ['validate: false', undefined],
  ['validate: {}', NOTHING],
  ['validate: { phones: [phone, title], region: fj }', { ...NOTHING, phones: ['phone', 'title'], region: 'fj' }],
  ['validate: { addresses: [[street, city], city] }', { ...NOTHING, addresses: [['street', 'city'], ['city']] }],
  ['validate: { phones: [], region_field: city }', { ...NOTHING, phones: [], region_field: 'city' }],
]

for (const [line, validate] of READ) {
  test(`read: ${line}`, () => assert.deepEqual(valid(gazette({ 9: FIELDS, 10: line })).validate, validate))
}

const BAD: [line: string, said: RegExp][] = [
  [
    'validate: { phones: [phne] }',
    /^10:22 .*validate\.phones\[0\] must name one of `fields`.*"phne".*did you mean "phone"/,
  ],
  ['validate: { addresses: [[street, town]] }', /^10:\d+ .*must name one of `fields`/],
  ['validate: { region_field: land }', /^10:\d+ .*must name one of `fields`/],
  ['validate: { region: Atlantis }', /^10:\d+ .*must name a country, such as FJ or Fiji.*"Atlantis"/],
  ['validate: phones', /^10:\d+ .*must be true, or a mapping/],
]

for (const [line, said] of BAD) {
  test(`refused: ${line}`, () => {
    const found = problems(gazette({ 9: FIELDS, 10: line }))
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0]!, said)
  })
}
