import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localClock, localDate, localDateTime } from '../../../src/vocabulary/time/local-time.ts'

test('local dates and times have two digits everywhere', () => {
  const time = new Date(2026, 0, 2, 3, 4, 5)
  assert.equal(localDateTime(time), '2026-01-02 03:04:05')
  assert.equal(localDate(new Date(2026, 10, 21)), '2026-11-21')
  assert.equal(localClock(new Date(2026, 10, 21, 23, 59, 59)), '23:59:59')
})
