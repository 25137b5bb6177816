import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leastBeyondChance, thresholdByChance } from '../../../src/records/duplicates/model/threshold-by-chance.ts'

const list = (...scores: number[]): Float64Array => Float64Array.from(scores)

const cases: [what: string, found: Float64Array, chance: Float64Array, each: number, least: number, best: number][] = [
  ['chance reaches as far', list(9, 8, 7), list(7, 8, 9.5), 1, Infinity, Infinity],
  ['chance ends below the matches', list(9, 8, 7, 2, 1), list(0, 1, 2, 2.5), 1, 7, 7],
  ['nothing by chance', list(9, 2), list(), 1, 2, 2],
  ['each shuffled row stands for many', list(9, 8, 7, 6), list(6), 10, 7, 7],
]
for (const [what, found, chance, each, least, best] of cases) {
  test(`threshold by chance, ${what}`, () => {
    assert.equal(leastBeyondChance(found, chance, each, 0.1), least)
    assert.equal(thresholdByChance(found, chance, each), best)
  })
}
