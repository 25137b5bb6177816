import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backoff } from '../../../src/vocabulary/time/backoff.ts'

function waits(first: number, longest: number, failures: number[]): number[] {
  return failures.map((count) => backoff(count, { first, longest }))
}

test('the first wait is as given, each further one is twice as long', () => {
  assert.deepEqual(waits(500, 60_000, [1, 2, 3, 4]), [500, 1000, 2000, 4000])
  assert.deepEqual(waits(10, 3600, [1, 5]), [10, 160])
})

test('it never exceeds the longest wait, not even with the first one', () => {
  assert.deepEqual(waits(10_000, 15_000, [1, 2, 3]), [10_000, 15_000, 15_000])
  assert.deepEqual(waits(90, 60, [1, 2]), [60, 60])
})

test('it stays a number however many failures there were', () => {
  assert.deepEqual(waits(1, 3600, [1100, 1e9]), [3600, 3600])
  assert.deepEqual(waits(0, 3600, [1, 5000]), [0, 0])
})
