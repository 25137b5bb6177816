import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseByHills } from '../../../src/records/duplicates/model/choose-by-hills.ts'

const evenly = (from: number, to: number, count: number): number[] => {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / count)
}
/** Many low scores, fewer and fewer upwards. */
const slope = (from: number, to: number, count: number): number[] => {
  return evenly(0, 1, count).map((part) => from + (to - from) * part ** 4)
}
const ranked = (scores: number[]): Float64Array => Float64Array.from(scores).sort().reverse()
const byChance = (scores: number[]): Parameters<typeof chooseByHills>[1] => {
  const sorted = Float64Array.from(scores).sort()
  return { all: sorted, best: sorted, each: 1, sampled: false }
}
const never = (): boolean => false

test('matches that are a hill above what chance reaches begin where chance ends', () => {
  const wrong = slope(0, 4, 400)
  const scores = ranked([...wrong, ...evenly(8, 12, 80), ...evenly(6, 8, 10)])
  const chosen = chooseByHills({ all: scores, best: scores }, byChance(wrong), never)
  assert.ok(chosen !== null && chosen > 3.5 && chosen <= 6.1, `${chosen}`)
})

test('a hill of related pairs is left below, the valley above it chosen', () => {
  const scores = ranked([...slope(0, 2, 300), ...evenly(4, 6, 150), ...evenly(12, 14, 80)])
  const asked: [number, number][] = []
  const isRelated = (from: number, to: number): boolean => asked.push([from, to]) > 0
  const chosen = chooseByHills({ all: scores, best: scores }, byChance(slope(0, 2, 300)), isRelated)
  assert.ok(chosen !== null && chosen > 6 && chosen < 12, `${chosen}`)
  assert.equal(asked.at(-1)![1], chosen)
})

test('nothing is chosen where pairs become fewer and fewer upwards, or are all by chance', () => {
  const scores = ranked(slope(0, 10, 500))
  assert.equal(chooseByHills({ all: scores, best: scores }, byChance(slope(0, 3, 100)), never), null)
  assert.equal(chooseByHills({ all: scores, best: scores }, byChance(slope(0, 11, 500)), never), null)
})
