import assert from 'node:assert/strict'
import { test } from 'node:test'
import { syntheticPeople } from '../../../bench/records/synthetic-people.ts'
import { findDuplicates } from '../../../src/records/duplicates/find-duplicates.ts'
import type { DuplicateResult } from '../../../src/records/duplicates/result.ts'

const made = syntheticPeople(300, 90, 4, 11, 3)

function quality({ pairs }: DuplicateResult, same: (a: number, b: number) => boolean, planted: number): number {
  const right = pairs.filter(({ a, b }) => same(a, b)).length
  return (2 * right) / (pairs.length + planted)
}

function plantedPairs(person: ArrayLike<number>, cross: (a: number, b: number) => boolean): number {
  let count = 0
  for (let a = 0; a < person.length; a++) {
    for (let b = a + 1; b < person.length; b++) if (person[a] === person[b] && cross(a, b)) count++
  }
  return count
}

test('finds the copies of people in one file without labels, and says why', () => {
  const result = findDuplicates(made.rows, { recallSample: 50 })
  const planted = plantedPairs(made.person, () => true)
  assert.ok(quality(result, (a, b) => made.person[a] === made.person[b], planted) > 0.97)
  assert.deepEqual(result.columns.find(({ name }) => name === 'born')?.type, 'date')
  assert.match(result.pairs[0]!.reason, /(phone|born|street) (equal|\d\d%)/)
  assert.equal(result.statistics.recall!.found, result.statistics.recall!.matches)
})

test('pairs are closed over clusters and each row but the representative names it', () => {
  const { pairs, rows } = findDuplicates(made.rows)
  const keys = new Set(pairs.map(({ a, b }) => `${a} ${b}`))
  const members = Map.groupBy(rows.keys(), (row) => rows[row]!.cluster)
  members.delete(null)
  assert.ok(members.values().some((cluster) => cluster.length > 2))
  for (const cluster of members.values()) {
    for (const [i, a] of cluster.entries()) {
      assert.equal(rows[a]!.duplicateOf, i === 0 ? null : cluster[0])
      for (const b of cluster.slice(i + 1)) assert.ok(keys.has(`${a} ${b}`))
    }
  }
})

test('the same rows give the same result', () => {
  const [first, second] = [findDuplicates(made.rows), findDuplicates(made.rows)]
  assert.deepEqual(first.pairs, second.pairs)
  assert.deepEqual(first.rows, second.rows)
})

test('two clean files are matched one to one', () => {
  const { rows, person } = syntheticPeople(250, 200, 3, 5, 1)
  const first = new Set(new Map([...person].map((who, row) => [who, row])).values())
  const order = [...rows.keys()].toSorted((x, y) => Number(first.has(y)) - Number(first.has(x)) || x - y)
  const split = first.size
  const who = order.map((row) => person[row]!)
  const result = findDuplicates(
    order.slice(0, split).map((row) => rows[row]!),
    { against: order.slice(split).map((row) => rows[row]!) },
  )
  assert.equal(result.statistics.oneToOne, true)
  assert.equal(new Set(result.pairs.map(({ a }) => a)).size, result.pairs.length)
  const planted = plantedPairs(who, (a, b) => a < split && b >= split)
  assert.ok(quality(result, (a, b) => who[a] === who[b + split], planted) > 0.97)
})

test('a file with several copies of a row is not forced into one to one', () => {
  const { rows, person } = syntheticPeople(120, 360, 2, 5, 3)
  const firstOf = new Map([...person].map((who, row) => [who, row]))
  const isFirst = (row: number): boolean => firstOf.get(person[row]!) === row
  const [left, right] = [
    rows.keys().filter(isFirst).toArray(),
    rows
      .keys()
      .filter((row) => !isFirst(row))
      .toArray(),
  ]
  const against = right.map((row) => rows[row]!)
  const result = findDuplicates(
    left.map((row) => rows[row]!),
    { against },
  )
  assert.equal(result.statistics.oneToOne, false)
  assert.ok(quality(result, (a, b) => person[left[a]!] === person[right[b]!], right.length) > 0.97)
  const forced = findDuplicates(
    left.map((row) => rows[row]!),
    { against, oneToOne: true },
  )
  assert.ok(forced.pairs.length <= left.length)
})

test('labels move the threshold, and a threshold given overrides everything', () => {
  const labels = findDuplicates(made.rows).pairs.map(({ a, b }, i) => {
    return { a: String(a + 1), b: String(b + 1), match: i % 2 === 0 }
  })
  const all = findDuplicates(made.rows).pairs.length
  assert.notEqual(findDuplicates(made.rows, { labels }).pairs.length, all)
  assert.ok(findDuplicates(made.rows, { threshold: 0.95 }).pairs.length < all / 2)
})

test('a label that says no holds through a cluster, too', () => {
  const before = findDuplicates(made.rows)
  const clusters = Map.groupBy(before.rows.keys(), (row) => before.rows[row]!.cluster)
  clusters.delete(null)
  const large = [...clusters.values()].filter((rows) => rows.length > 2)
  assert.ok(large.length > 5)
  const labels = large.map((rows) => ({ a: String(rows.at(-1)! + 1), b: String(rows[0]! + 1), match: false }))
  const { pairs, rows } = findDuplicates(made.rows, { labels })
  const found = new Set(pairs.map(({ a, b }) => `${b + 1} ${a + 1}`))
  assert.deepEqual(
    labels.filter(({ a, b }) => found.has(`${a} ${b}`)),
    [],
  )
  for (const { a, b } of labels)
    assert.notEqual(rows[Number(a) - 1]!.cluster ?? 'a', rows[Number(b) - 1]!.cluster ?? 'b')
  assert.ok(pairs.length > before.pairs.length * 0.7, 'what nobody spoke of is still found')
})

test('a label that says no holds between files, where a row then takes its next best', () => {
  const [one, other] = [made.rows.slice(0, 40), made.rows.slice(0, 40)]
  const labels = [{ a: '3', b: '3', match: false }]
  const { pairs, statistics } = findDuplicates([...one, made.rows[2]!], { against: other, labels, oneToOne: true })
  assert.equal(statistics.oneToOne, true)
  const ofThird = pairs.filter(({ b }) => b === 2)
  assert.deepEqual(
    ofThird.map(({ a }) => a),
    [40],
  )
})

const edges: [name: string, rows: Record<string, string>[], pairs: number][] = [
  ['no rows', [], 0],
  ['one row', [{ name: 'Ada' }], 0],
  ['empty cells only', [{ name: '' }, { name: '' }, { name: ' ' }], 0],
  ['rows without columns', [{}, {}], 0],
  ['cells that say nothing', [{ name: 'n/a' }, { name: 'N/A' }], 0],
]
for (const [name, rows, pairs] of edges) {
  test(`${name}: ${pairs} pairs, a verdict for each row`, () => {
    const result = findDuplicates(rows)
    assert.equal(result.pairs.length, pairs)
    assert.equal(result.rows.length, rows.length)
  })
}

test('a column that is not compared decides nothing; ids name the rows', () => {
  const result = findDuplicates(
    made.rows.map((row, i) => ({ ...row, key: `k${i}` })),
    { id: 'key', match: { phone: 'phone' } },
  )
  assert.deepEqual(result.columns, [{ name: 'phone', type: 'phone' }])
  assert.equal(result.idOf(3), 'k3')
})

test('a thousand equal rows do not give half a million pairs', () => {
  const rows = [
    ...Array.from({ length: 1000 }, () => ({ name: 'Harbour Light', phone: '+679 331 2400' })),
    ...made.rows,
  ]
  const { statistics, pairs } = findDuplicates(rows)
  assert.ok(pairs.length < 600_000)
  assert.ok(statistics.largestCluster > 1)
})
