import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mulberry } from '../../../bench/records/synthetic-people.ts'
import { chooseThreshold } from '../../../src/records/duplicates/model/choose-threshold.ts'

const random = mulberry(4)
/** Nearly normal: the sum of six throws. */
const around = (count: number, mean: number, spread: number): number[] =>
  Array.from({ length: count }, () => {
    const throws = Array.from({ length: 6 }, () => random() - 0.5)
    return mean + throws.reduce((sum, each) => sum + each, 0) * Math.SQRT2 * spread
  })

const hills: [what: string, right: number[], wrong: number[], decoys: number[], from: number, to: number][] = [
  ['a gap: between the two', around(300, 20, 2), around(600, 2, 2), around(800, 2, 2), 6, 15],
  [
    'a wide lower hill does not reach over the matches',
    around(400, 9, 0.7),
    around(500, 3, 1.6),
    around(900, 2.6, 1.6),
    4.5,
    8,
  ],
]

for (const [what, right, wrong, decoys, from, to] of hills) {
  test(`threshold, ${what}`, () => {
    const { score } = chooseThreshold(Float64Array.from([...right, ...wrong]), Float64Array.from(decoys))
    assert.ok(score > from && score < to, `${score}`)
  })
}
