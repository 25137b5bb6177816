import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createColumn } from '../../../src/records/duplicates/fields/column.ts'
import { isModelCode } from '../../../src/records/duplicates/fields/is-model-code.ts'
import { otherCodes } from '../../../src/records/duplicates/groups/other-codes.ts'
import { createGroups } from '../../../src/records/duplicates/groups/groups.ts'

const words: [string, boolean][] = [
  ['kxts208w', true],
  ['9500ci', true],
  ['mdrnc60', true],
  ['b0012x', true],
  ['500gb', false],
  ['1920x1080', false],
  ['1080p', false],
  ['12.5mm', false],
  ['2400mhz', false],
  ['20145', false],
  ['printer', false],
  ['x50', false],
]
for (const [word, expected] of words) {
  test(`'${word}' is ${expected ? 'a code' : 'no code'}`, () => assert.equal(isModelCode(word), expected))
}

function titles(name: string, ...cells: string[]): ReturnType<typeof otherCodes> {
  const builder = createColumn(name, 'text')
  for (const cell of cells) builder.add(cell)
  return otherCodes([builder.build()])
}

const pairs: [string, string, boolean, why: string][] = [
  ['Norwood radio NW-200XA black', 'Norwood radio NW-300XA black', true, 'other models'],
  ['Norwood radio NW-200XA black', 'radio by Norwood, NW200XA', false, 'one model, hyphens or not'],
  ['Norwood NW200XA with case CS4410B', 'Norwood NW200XA and charger CH77B', false, 'one code of several is the same'],
  ['Norwood radio NW-200XA black', 'Norwood radio black', false, 'one names no model'],
  ['Norwood disk 500gb 7200rpm', 'Norwood disk 1000gb 5400rpm', false, 'measures are no codes'],
]
for (const [one, other, expected, why] of pairs) {
  test(`${one} and ${other} are ${expected ? '' : 'not '}kept apart: ${why}`, () => {
    const apart = titles('title', one, other, 'a lamp XK1234', 'a lamp XK9876')!
    assert.equal(apart.rows(0, 1), expected)
    assert.equal(apart.rows(1, 0), expected)
    assert.equal(apart.groups(createGroups(4), 0, 1), expected)
  })
}

test('a code that many rows have is a sort of thing, and addresses of mailboxes have none', () => {
  const many = Array.from({ length: 8 }, (_, i) => `lamp xk1234 ${i % 2 === 0 ? 'red' : 'blue'}`)
  assert.equal(titles('title', ...many), null)
  assert.equal(titles('email', 'anna1234@x.example', 'bert9876@x.example'), null)
})
