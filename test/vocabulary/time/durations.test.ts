import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDurations, summed } from '../../../src/vocabulary/time/durations.ts'

test('mean, half and nearly all, to five percent', () => {
  const durations = createDurations()
  for (let ms = 1; ms <= 1000; ms++) durations.add(ms)
  const { mean_ms, p50_ms, p95_ms } = durations.read()
  assert.equal(mean_ms, 501)
  assert.ok(Math.abs(p50_ms! - 500) <= 26, `${p50_ms}`)
  assert.ok(Math.abs(p95_ms! - 950) <= 48, `${p95_ms}`)
})

test('one that is slow moves the mean, not the half', () => {
  const durations = createDurations()
  for (const ms of [...Array<number>(99).fill(10), 100_000]) durations.add(ms)
  const { mean_ms, p50_ms, p95_ms } = durations.read()
  assert.deepEqual([mean_ms, p50_ms, p95_ms], [1010, 10, 10])
})

test('counted apart and taken together is the same as counted at once', () => {
  const [one, other, all] = [createDurations(), createDurations(), createDurations()]
  for (let i = 0; i < 500; i++) {
    const ms = (i * 37) % 991
    all.add(ms)
    ;(i % 3 === 0 ? one : other).add(ms)
  }
  assert.deepEqual(summed([one.read(), other.read()]), all.read())
})

test('of nothing there is nothing to say', () => {
  assert.deepEqual(createDurations().read(), { mean_ms: null, p50_ms: null, p95_ms: null, steps: {}, sum_ms: 0 })
})
