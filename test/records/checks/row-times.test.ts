import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRowTimes } from '../../../src/records/checks/row-times.ts'

test('the mean is exact, percentiles are within five percent', () => {
  const { add, times } = createRowTimes()
  for (let ms = 1; ms <= 1000; ms++) add(ms, 1)
  const { mean, p50, p95 } = times()
  assert.equal(mean, 501)
  assert.ok(Math.abs(p50! - 500) < 25 && Math.abs(p95! - 950) < 48, `${p50} ${p95}`)
})

test('a chunk counts once for each of its rows', () => {
  const { add, times } = createRowTimes()
  add(1, 90)
  add(100, 10)
  const { mean, p50, p95 } = times()
  assert.equal(mean, 10.9)
  assert.ok(p50! < 1.1 && p95! > 95, `${p50} ${p95}`)
})

test('nothing timed is null', () => assert.deepEqual(createRowTimes().times(), { mean: null, p50: null, p95: null }))
