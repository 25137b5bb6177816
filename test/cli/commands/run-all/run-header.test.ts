import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runHeader } from '../../../../src/cli/commands/run-all/run-header.ts'

const NONE = { timeout_ms: null, max_articles: null, max_pages: null }
const limits = { auto_slots: false, retry_delay_ms: 0, max_failures: null, fail_fast: false }
const memory = { own_mb: 84, available: 3 * 1024 ** 3 }

test('a run without limits', () => {
  const text = runHeader({ limits, retries: 0, task: NONE }, memory)
  assert.equal(text, 'Limits: none; memory: 84 MB at the start, 3.0 GB free')
})

test('every limit has its words', () => {
  const task = { timeout_ms: 1_800_000, max_articles: 5, max_pages: 1, max_rss_mb: 300 }
  const text = runHeader({ limits: { ...limits, max_failures: 3 }, retries: 1, task }, memory)
  assert.match(
    text,
    /^Limits: 30:00 a scraper, 5 articles each, 1 listing page each, 300 MB each, 3 failures, 1 further attempt; memory/,
  )
})
