import assert from 'node:assert/strict'
import { test } from 'node:test'
import { median } from '../../src/vocabulary/median.ts'

test('the median is the middle value, and the mean of the two in the middle', () => {
  const rows: [number[], number | null][] = [
    [[], null],
    [[7], 7],
    [[10, 9, 1], 9],
    [[10, 2, 100, 4], 7],
    [[-5, -20, 3, 3, 1], 1],
  ]
  for (const [values, middle] of rows) assert.equal(median(values), middle, String(values))
})

test('the values stay in their order', () => {
  const values = [3, 1, 2]
  median(values)
  assert.deepEqual(values, [3, 1, 2])
})
