import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addNumber, hasNumber } from '../../../src/scraper/listings/ranges.ts'
import type { Ranges } from '../../../src/scraper/listings/ranges.ts'

test('numbers in any order become few ranges', () => {
  let ranges: Ranges = []
  for (const n of [5, 1, 3, 2, 9, 8, 5]) ranges = addNumber(ranges, n)
  assert.deepEqual(ranges, [
    [1, 3],
    [5, 5],
    [8, 9],
  ])
  ranges = addNumber(ranges, 4)
  assert.deepEqual(ranges, [
    [1, 5],
    [8, 9],
  ])
  const inside = Array.from({ length: 11 }, (_, n) => n).filter((n) => hasNumber(ranges, n))
  assert.deepEqual(inside, [1, 2, 3, 4, 5, 8, 9])
})
