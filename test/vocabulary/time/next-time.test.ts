import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextTime, parseTimeOfDay } from '../../../src/vocabulary/time/next-time.ts'

test('a time of day is read, and what is none is not', () => {
  assert.deepEqual(parseTimeOfDay('06:00'), { hour: 6, minute: 0 })
  assert.deepEqual(parseTimeOfDay(' 23:59 '), { hour: 23, minute: 59 })
  assert.deepEqual(parseTimeOfDay('7:05'), { hour: 7, minute: 5 })
  for (const text of ['24:00', '6', '06:60', '6:5', '-1:00', '06:00:00', 'noon', ''])
    assert.equal(parseTimeOfDay(text), null)
})

test('it is later today, or tomorrow', () => {
  const at = (day: number, hour: number, minute: number): Date => new Date(2026, 10, day, hour, minute)
  assert.deepEqual(nextTime({ hour: 6, minute: 0 }, at(21, 5, 59)), at(21, 6, 0))
  assert.deepEqual(nextTime({ hour: 6, minute: 0 }, at(21, 6, 0)), at(22, 6, 0))
  assert.deepEqual(nextTime({ hour: 0, minute: 30 }, at(30, 23, 0)), new Date(2026, 11, 1, 0, 30))
})
