import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockOf, closedAt, isOpen, parseWindow, whyClosed } from '../../../src/vocabulary/time/window.ts'

const utc = (text: string): boolean[] => {
  const window = parseWindow(`${text} UTC`)!
  return ['00:00', '05:59', '06:00', '12:00', '21:59', '22:00', '23:59'].map((time) =>
    isOpen(window, new Date(`2026-03-01T${time}:00Z`)),
  )
}

test('a window is open from its first minute and closed from its last on', () => {
  assert.deepEqual(utc('06:00-22:00'), [false, false, true, true, true, false, false])
  assert.deepEqual(utc('22:00-06:00'), [true, true, false, false, false, true, true])
  assert.deepEqual(utc('00:00-24:00'), [true, true, true, true, true, true, true])
  assert.deepEqual(utc('12:00-00:00'), [false, false, false, true, true, true, true])
})

test('a window goes by the clock of its zone', () => {
  const window = parseWindow('22:00-06:00 Pacific/Fiji')!
  assert.equal(clockOf(window, new Date('2026-03-01T10:30:00Z')), '22:30')
  assert.equal(isOpen(window, new Date('2026-03-01T10:30:00Z')), true)
  assert.equal(isOpen(window, new Date('2026-03-01T18:00:00Z')), false)
})

test('what is no window is none', () => {
  const wrong = ['', '22', '22:00', '22:00-22:00', '25:00-06:00', '22:60-06:00', '24:30-06:00', '22:00-06:00 Mars/Base']
  for (const text of wrong) assert.equal(parseWindow(text), null, text)
  assert.notEqual(parseWindow(' 9:00 - 17:30 '), null)
})

test('many at one moment are judged as each by itself', () => {
  const windows = [
    '06:00-22:00 UTC',
    '22:00-06:00 UTC',
    '09:00-17:00 Pacific/Fiji',
    '09:00-17:00 Europe/Lisbon',
    null,
    undefined,
  ]
  for (const hour of [0, 5, 6, 9, 12, 17, 22]) {
    const now = new Date(Date.UTC(2026, 5, 1, hour))
    const closed = closedAt(now)
    for (const window of [...windows, ...windows]) assert.equal(closed(window), whyClosed(window, now))
  }
})
