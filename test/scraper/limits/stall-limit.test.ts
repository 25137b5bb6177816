import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stallLimitMs } from '../../../src/scraper/limits/stall-limit.ts'
import { exampleSource } from '../example-source.ts'

const SETTINGS = { ...exampleSource('http://localhost'), rate_limit: 0, concurrency: 1 }

test('a run is stalled after twice what a page may take with all its tries, and never within five minutes', () => {
  const limit = (retries: number, retry_seconds: number, request_timeout: number): number =>
    stallLimitMs({ ...SETTINGS, retries, retry_seconds, request_timeout })
  assert.equal(limit(0, 3600, 10), 300_000)
  assert.equal(limit(0, 2, 200), 400_000)
  // Four tries of 100 s, and three waits of up to 8 s.
  assert.equal(limit(3, 2, 100), 848_000)
  // A wait before a retry is at most a minute.
  assert.equal(limit(10, 30, 60), 2 * (11 * 60 + 10 * 60) * 1000)
  assert.equal(stallLimitMs({ ...SETTINGS, retries: 0, request_timeout: 60, rate_limit: 100, concurrency: 2 }), 520_000)
})
