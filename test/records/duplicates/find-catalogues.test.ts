import assert from 'node:assert/strict'
import { test } from 'node:test'
import { librariesApart, librariesJoined, shopsJoined } from '../../../bench/records/kinds/collections.ts'
import { abtBuy } from '../../../bench/records/kinds/goods.ts'
import type { MakeKind } from '../../../bench/records/kinds/made.ts'
import { placesTwoFiles } from '../../../bench/records/kinds/places.ts'
import { ALL_DIFFERENT } from '../../../bench/records/kinds/all-different.ts'
import { KINDS } from '../../../bench/records/kinds/kinds.ts'
import { HELD_OUT } from '../../../bench/records/kinds/held-out.ts'
import { readRows } from '../../../src/records/duplicates/compared-rows.ts'
import { findDuplicates } from '../../../src/records/duplicates/find-duplicates.ts'
import { findCatalogues } from '../../../src/records/duplicates/model/find-catalogues.ts'
import type { Row } from '../../../src/records/duplicates/options.ts'

/** The two files of a kind as one, with what each of its rows gets besides. */
function asOne(make: MakeKind, besides: (file: 0 | 1, place: number) => Row): { rows: Row[]; truth: Set<string> } {
  const { rows, against = [], truth } = make(5, 0.3)
  const joined = [rows, against].flatMap((file, which) => {
    return file.map((row, place): Row => ({ ...row, ...besides(which === 0 ? 0 : 1, place) }))
  })
  const pairs = [...truth].map((pair) => pair.split(' ').map(Number))
  return { rows: joined, truth: new Set(pairs.map(([a, b]) => `${a} ${b! + rows.length}`)) }
}

const joined: [what: string, make: MakeKind, besides: (file: 0 | 1, place: number) => Row, column: string][] = [
  ['a column names the guide', placesTwoFiles, (file) => ({ guide: ['north', 'south'][file]! }), 'guide'],
  ['a column names the shop', abtBuy, (file) => ({ shop: ['1', '2'][file]! }), 'shop'],
  ['two series of codes', abtBuy, (file, place) => ({ sku: file === 0 ? `A-${place}` : `77.${place}` }), 'sku'],
]
for (const [what, make, besides, column] of joined) {
  test(`two files in one, ${what}: rows of one are not compared, and nearly all that is right is found`, () => {
    const { rows, truth } = asOne(make, besides)
    const { pairs, statistics } = findDuplicates(rows)
    assert.equal(statistics.catalogues?.column, column)
    assert.equal(statistics.catalogues.count, 2)
    const right = pairs.filter(({ a, b }) => truth.has(`${a} ${b}`)).length
    assert.ok((2 * right) / (pairs.length + truth.size) > 0.9, `${right} of ${truth.size}, ${pairs.length} found`)
    assert.ok(pairs.every(({ a, b }) => rows[a]![column] !== rows[b]![column]))
  })
}

for (const [make, by] of [
  [librariesJoined, 'source'],
  [shopsJoined, 'item'],
] as const) {
  const { name, rows } = make(6)
  test(`${name}: column ${by} shows it`, () => {
    assert.equal(findCatalogues(readRows(rows, undefined, {}))?.column, by)
  })
}

test('two catalogues that have nothing in common are not noticed, and give no pair', () => {
  const { rows } = librariesApart(6, 0.5)
  assert.deepEqual(findDuplicates(rows).pairs, [])
})

/** Kinds of one list whose columns of few values are cities, colours, sexes ... */
const lists = [...ALL_DIFFERENT, ...KINDS, ...HELD_OUT].flatMap((make) => {
  const { name, rows, against } = make(8, 0.2)
  return against !== undefined || /catalogues|gazetteers/.test(name) ? [] : [{ name, rows }]
})
test(`no column of ${lists.length} kinds of one list is taken for the name of a catalogue`, () => {
  const found = lists.flatMap(({ name, rows }) => {
    const catalogues = findCatalogues(readRows(rows, undefined, {}))
    return catalogues === null ? [] : [`${name}: ${catalogues.column}`]
  })
  assert.deepEqual(found, [])
})

test('a label that says two rows of one catalogue are the same is believed', () => {
  const { rows } = asOne(placesTwoFiles, (file) => ({ guide: ['north', 'south'][file]! }))
  const again = [...rows, { ...rows[3]! }]
  const { pairs } = findDuplicates(again, { labels: [{ a: '4', b: String(again.length), match: true }] })
  assert.ok(pairs.some(({ a, b }) => a === 3 && b === rows.length))
})
