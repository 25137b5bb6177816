import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findValleys } from '../../../src/records/duplicates/model/find-valleys.ts'

/** So many scores in the form of a bell. */
const hill = (middle: number, width: number, count: number): number[] => {
  return Array.from({ length: count }, (_, i) => {
    const part = (i + 0.5) / count
    return middle + width * Math.log(part / (1 - part))
  })
}
const valleysOf = (...hills: number[][]): number[] => findValleys(Float64Array.from(hills.flat())).map(({ at }) => at)

test('between two hills there is one valley, however small the higher one is', () => {
  for (const count of [400, 60, 25]) {
    const [at, ...more] = valleysOf(hill(2, 0.4, 400), hill(10, 0.6, count))
    assert.ok(at !== undefined && at > 4 && at < 8, `${at}`)
    assert.deepEqual(more, [])
  }
})

test('three hills have two valleys, lowest first', () => {
  const valleys = valleysOf(hill(0, 0.3, 200), hill(6, 0.3, 90), hill(12, 0.3, 90))
  assert.equal(valleys.length, 2)
  assert.ok(valleys[0]! > 1.5 && valleys[0]! < 4.5 && valleys[1]! > 7.5 && valleys[1]! < 10.5, valleys.join())
})

test('one hill, a few strays, equal scores and too few scores have none', () => {
  assert.deepEqual(valleysOf(hill(3, 1, 500)), [])
  assert.deepEqual(valleysOf(hill(3, 0.4, 500), [12, 12.5]), [])
  assert.deepEqual(valleysOf(Array.from({ length: 50 }, () => 4)), [])
  assert.deepEqual(valleysOf([1, 1, 9, 9]), [])
})
