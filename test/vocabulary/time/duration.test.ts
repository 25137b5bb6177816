import assert from 'node:assert/strict'
import { it } from 'node:test'
import { formatClock, parseDuration } from '../../../src/vocabulary/time/duration.ts'

it('durations are read as people write them, and nothing else', () => {
  const rows: [string, number | null][] = [
    ['90', 90_000],
    ['1.5', 1500],
    ['500ms', 500],
    ['30m', 1_800_000],
    ['1h30m', 5_400_000],
    [' 2S ', 2000],
    ['1d', 86_400_000],
    ['', null],
    ['-1', null],
    ['5 m', null],
    ['m', null],
    ['1h30', null],
    ['1e3', null],
    ['Infinity', null],
  ]
  for (const [text, ms] of rows) assert.equal(parseDuration(text), ms, text)
})

it('a clock shows minutes and seconds, and hours where there are any', () => {
  assert.deepEqual([0, 41_400, 72_000, 11_240_000, -5, 3_599_000, 3_600_000].map(formatClock), [
    '00:00',
    '00:41',
    '01:12',
    '3:07:20',
    '00:00',
    '59:59',
    '1:00:00',
  ])
})

it('an hour is no longer sixty minutes on the clock', () => {
  assert.deepEqual([3_599_499, 3_599_500, 3_600_000, 3_660_000, 36_000_000].map(formatClock), [
    '59:59',
    '1:00:00',
    '1:00:00',
    '1:01:00',
    '10:00:00',
  ])
})
