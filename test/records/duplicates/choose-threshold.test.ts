import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mulberry } from '../../../bench/records/synthetic-people.ts'
import { chooseAmongMany, chooseThreshold } from '../../../src/records/duplicates/model/choose-threshold.ts'

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

test('threshold, hardly any candidate that is no copy: the valley of all candidates', () => {
  const [best, decoys, worst] = [9, 8.5, 7].map((mean) => Float64Array.from(around(300, mean, 1.5)))
  const all = Float64Array.from([...around(4000, 8, 1.5), ...around(400, 0, 0.6)])
  const { score, valley } = chooseAmongMany(best!, decoys!, worst!, all)
  assert.ok(valley)
  assert.ok(score > 1 && score < 5, `${score}`)
})
