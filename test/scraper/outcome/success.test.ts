import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpStats } from '../../../src/http/client.ts'
import { successOf } from '../../../src/scraper/outcome/success.ts'
import { newCounters } from '../../../src/scraper/outcome/counters.ts'

function success(pages: { fetched: number; failed: number }, retries: Record<string, number>, visited: number) {
  const counters = newCounters()
  Object.assign(counters.counts.pages, pages)
  Object.assign(counters.details, { visited, failed: pages.failed })
  counters.rejections = { 'no body': 1, 'no title': 2 }
  const http: HttpStats = { requests: 0, robots_requests: 0, retries, bytes: 0, max_in_flight: 0, hosts: {} }
  return successOf(counters, http)
}

test('by attempt, by page and by record', () => {
  assert.deepEqual(success({ fetched: 90, failed: 10 }, { timeout: 15, http_503: 5 }, 80), {
    by_attempt: 75,
    by_page: 90,
    by_record: 83.8,
  })
})

test('of nothing there is no part', () => {
  assert.deepEqual(
    successOf(newCounters(), { requests: 0, robots_requests: 0, retries: {}, bytes: 0, max_in_flight: 0, hosts: {} }),
    {
      by_attempt: null,
      by_page: null,
      by_record: null,
    },
  )
})
