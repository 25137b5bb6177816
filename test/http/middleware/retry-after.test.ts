import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryAfter } from '../../../src/http/middleware/retry-after.ts'

const NOW = 'Sat, 21 Nov 2026 12:00:00 GMT'
const DAY = 86_400_000

const rows: [status: number, value: string, headers: Record<string, string>, expected: number | null][] = [
  [429, '120', {}, 120_000],
  [503, '1', {}, 1000],
  [429, ' 2 ', {}, 2000],
  [429, '1.5', {}, 1500],
  [200, '120', {}, null],
  [404, '120', {}, null],
  [429, '0', {}, null],
  [429, '-5', {}, null],
  [429, '', {}, null],
  [429, 'soon', {}, null],
  [429, '1 minute', {}, null],
  [429, '1e9', {}, null],
  [429, '1000000000', {}, 24 * DAY],
  [429, '99999999999999999999999999', {}, 24 * DAY],
  [429, 'Sat, 21 Nov 2026 12:02:00 GMT', { date: NOW }, 120_000],
  [429, 'Saturday, 21-Nov-26 12:02:00 GMT', { date: NOW }, 120_000],
  [429, 'Sat Nov 21 12:02:00 2026', { date: 'Sat Nov 21 12:00:00 2026' }, 120_000],
  [429, 'Sat, 21 Nov 2026 11:00:00 GMT', { date: NOW }, null],
  [429, 'Sat, 99 Nov 2026 11:00:00 GMT', { date: NOW }, null],
]

for (const [status, value, headers, expected] of rows) {
  test(`${status} with Retry-After: ${value} means ${expected === null ? 'nothing' : `${expected / 1000} s`}`, () => {
    assert.equal(retryAfter(status, { ...headers, 'retry-after': value }), expected)
  })
}

test('a date is measured by our own clock when the answer comes from a cache or has no Date', () => {
  const soon = new Date(Date.now() + 60_000).toUTCString()
  for (const headers of [{}, { date: 'Sat, 21 Nov 2020 12:00:00 GMT', age: '100' }]) {
    const ms = retryAfter(429, { ...headers, 'retry-after': soon })
    assert.ok(ms !== null && ms > 50_000 && ms <= 60_000, String(ms))
  }
})

test('no header, no wait', () => assert.equal(retryAfter(429, {}), null))
