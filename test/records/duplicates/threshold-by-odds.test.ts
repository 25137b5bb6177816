import assert from 'node:assert/strict'
import { test } from 'node:test'
import { thresholdByOdds } from '../../../src/records/duplicates/model/threshold-by-odds.ts'

const cases: [what: string, odds: number[], matches: number][] = [
  ['sure and surely not', [9, 8, 8, -9, -9, -9], 3],
  ['many that are surely not', [9, 8, 8, ...Array.from({ length: 5000 }, () => -9)], 3],
  ['one as likely as not is taken', [9, 9, 0, -9], 3],
  ['one in ten is not', [9, 9, -2.2, -9], 2],
]
for (const [what, odds, matches] of cases) {
  test(`threshold by odds, ${what}: ${matches} beyond`, () => {
    const scores = Float64Array.from(odds, (_, i) => odds.length - i)
    const { score } = thresholdByOdds([...odds.keys()], scores, Float64Array.from(odds))
    assert.equal(scores.filter((each) => each >= score).length, matches)
  })
}

test('no pairs: a threshold that nothing reaches', () => {
  assert.equal(thresholdByOdds([], new Float64Array(), new Float64Array()).score, Infinity)
})
