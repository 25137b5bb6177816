import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalValue } from '../../../src/records/duplicates/fields/canonical-value.ts'
import { createColumn } from '../../../src/records/duplicates/fields/column.ts'
import { compareValues } from '../../../src/records/duplicates/fields/compare-values.ts'
import { guessType } from '../../../src/records/duplicates/fields/guess-type.ts'
import type { FieldType } from '../../../src/records/duplicates/options.ts'

const canonical: [FieldType, string, string][] = [
  ['date', '3 March 1999', '19990303'],
  ['date', '03/04/1999', '19990403'],
  ['date', '12/31/1999', '19991231'],
  ['date', '1999-04-03T10:00:00Z', '19990403'],
  ['date', 'soon', ''],
  ['number', '$1,299.00', '1299'],
  ['number', '1.299,50', '1299.5'],
  ['number', '1,299', '1299'],
  ['number', 'ten', ''],
  ['phone', '+1 (310) 246-1501 ext. 12', '13102461501'],
  ['id', 'PS-LX 350H', 'pslx350h'],
  ['address', '12 Main Street, Apt. 4', '12 main st apt 4'],
  ['name', 'Éric O’Néill & Söhne', 'eric oneill and sohne'],
  ['name', 'NULL', ''],
]
for (const [type, cell, expected] of canonical) {
  test(`${type} '${cell}' is compared as '${expected}'`, () => assert.equal(canonicalValue(cell, type), expected))
}

const likeness: [FieldType, string, string, least: number, most: number][] = [
  ['name', 'hex bolt M6 x 20 zinc', 'hex bolt M6 x 24 zinc', 0, 0.4],
  ['name', 'washer M6 x 28 brass', 'washer M7 x 8 brass', 0, 0.4],
  ['name', 'The old mill, volume 3', 'The old mill, vol. 4', 0, 0.4],
  ['name', 'Norwood deck 4 x 20', 'Norwood deck 4x20', 0.9, 1],
  ['address', '12 Harbour Street', '14 Harbour Street', 0, 0.4],
  ['name', 'The old mill, volume 3', 'The old mill', 0.5, 1],
  ['date', '1980-03-07', '1980-07-03', 0.95, 0.95],
  ['date', '1980-03-07', '1980-03-08', 0.88, 0.88],
  ['date', '1980-03-07', '1991-11-29', 0, 0],
  ['phone', '310/246-1501', '+1 310 246 1501', 1, 1],
  ['phone', '310 246 1501', '310 246 1502', 0.88, 0.88],
  ['number', '100', '100.5', 0.92, 0.92],
  ['number', '100', '300', 0, 0],
  ['id', '4011', '4110', 0, 0.88],
  ['id', '6988048', '6988084', 0.88, 0.88],
  ['name', 'marta kowalska', 'kowalska marta', 0.9, 1],
  ['name', 'marta kowalska', 'matra kowalska', 0.85, 1],
  ['name', 'marta kowalska', 'peter huang', 0, 0.2],
  ['address', '12 Main Street', '12 main st', 1, 1],
  ['address', '12 Main Street', '13 Main Street', 0.2, 0.8],
]
for (const [type, a, b, least, most] of likeness) {
  test(`${type} '${a}' and '${b}' are between ${least} and ${most} alike, either way round`, () => {
    const builder = createColumn('x', type)
    builder.add(a)
    builder.add(b)
    const column = builder.build()
    const [x, y] = [column.valueOf[0]!, column.valueOf[1]!]
    const value = compareValues(column, x, y)
    assert.ok(value >= least && value <= most, String(value))
    assert.ok(Math.abs(value - compareValues(column, y, x)) < 0.15)
  })
}

const guesses: Record<FieldType, [header: string, values: string[]][]> = {
  phone: [
    ['phone', ['310/246-1501', '702 891 7349']],
    ['contact', ['+679 331 2400', '(02) 9911 2200']],
  ],
  date: [['born', ['19081209', '19990219']]],
  number: [
    ['price', ['399', '49', '']],
    ['latitude', ['48.540871', '-35.041944']],
    ['y', ['7.0365123', '0,0370841']],
  ],
  id: [['postcode', ['4011', '2776']]],
  address: [['addr', ['435 s. la cienega blv.', '70 high street']]],
  name: [['name', ['harbour light cafe', 'blue door']]],
  text: [['about', ['a long story of many words about a thing', 'and another one that is just as long as it']]],
}
for (const [type, columns] of Object.entries(guesses)) {
  for (const [header, values] of columns) {
    test(`column ${header} with '${values[0]}' is taken for ${type}`, () => {
      assert.equal(guessType(header, values), type)
    })
  }
}
