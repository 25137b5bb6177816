import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIELD_TYPES, type Field } from '../../../src/config/source.ts'
import { emailIn, phoneIn } from '../../../src/extract/fields/contact.ts'
import { decimalSeparator, readNumber } from '../../../src/extract/fields/number.ts'
import { readField } from '../../../src/extract/fields/read-field.ts'
import type { JsonValue } from '../../../src/vocabulary/record.ts'

const NUMBERS: [text: string, decimal: '.' | ',', number: number | null][] = [
  ['1,234.56', '.', 1234.56],
  ['1.234,56', '.', 1234.56],
  ['1.234.567', '.', 1234567],
  ['1,234', '.', 1234],
  ['1,234', ',', 1.234],
  ['1.234', '.', 1.234],
  ['1.234', ',', 1234],
  ['12,5 %', '.', 12.5],
  ['0,125', '.', 0.125],
  ['1 234 567', '.', 1234567],
  ['1\u00a0234,5', ',', 1234.5],
  ["1'234.50", '.', 1234.5],
  ['US$ 2,500 a month', '.', 2500],
  ['about 7, they say', '.', 7],
  ['-3', '.', -3],
  ['−3.5 °C', '.', -3.5],
  ['room A-12', '.', 12],
  ['１２３', '.', 123],
  ['1.2.3', '.', null],
  ['1,23,456', '.', 123456],
  ['7, 8 and 9', '.', 7],
  ['12 3456', '.', 12],
  ['none', '.', null],
  ['', '.', null],
]

test('numbers with the separators of many countries', () => {
  for (const [text, decimal, number] of NUMBERS) assert.equal(readNumber(text, decimal), number, `${text} (${decimal})`)
  for (const [language, separator] of [
    ['de', ','],
    ['en-NZ', '.'],
    ['fr', ','],
    ['ar', '.'],
    [null, '.'],
    ['no tag', '.'],
  ] as const) {
    assert.equal(decimalSeparator(language), separator, String(language))
  }
})

test('email addresses and phone numbers within a text', () => {
  assert.equal(emailIn('Write to jo.writer+news@mail.gazette.example, or call'), 'jo.writer+news@mail.gazette.example')
  assert.equal(emailIn('jo (at) gazette'), null)
  assert.equal(phoneIn('Tel.: +677 (0)21-555/12 (office)'), '+677 (0)21-555/12')
  assert.equal(phoneIn('(677) 55512'), '(677) 55512')
  assert.equal(phoneIn('since 1985'), null)
  assert.equal(phoneIn('extension 12'), null)
})

const VALUES: Record<Field['type'], [raw: JsonValue, value: JsonValue][]> = {
  text: [
    ['<b>A</b> &amp; B', 'A & B'],
    [['a', 'b'], 'a b'],
    [7, '7'],
    [null, null],
    [{ a: 1 }, null],
  ],
  address: [['1 Quay St\n Apia', '1 Quay St Apia']],
  date: [
    ['3 Aug 2025', '2025-08-03'],
    [1754179200, '2025-08-03'],
    ['soon', null],
  ],
  number: [
    [12.5, 12.5],
    ['1,234', 1234],
    ['many', null],
  ],
  phone: [
    ['call 555 1234', '555 1234'],
    ['none', null],
  ],
  email: [['a@b.example', 'a@b.example']],
  url: [
    ['/x', 'https://gazette.example/x'],
    ['mailto:a@b.example', null],
  ],
  list: [
    [
      ['a', 'b', 'a'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    [null, []],
  ],
}

for (const type of FIELD_TYPES) {
  test(`a raw value as ${type}`, () => {
    for (const [raw, value] of VALUES[type]) {
      const context = { base: 'https://gazette.example/', language: null, date: { now: new Date('2026-11-21') } }
      assert.deepEqual(readField(type, raw, context), value, JSON.stringify(raw))
    }
  })
}
