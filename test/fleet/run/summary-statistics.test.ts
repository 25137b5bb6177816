import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure, summaryStatistics } from '../../../src/fleet/run/summary-statistics.ts'
import type { Result } from '../../../src/runs/folder/task.ts'
import { noCounts } from '../../../src/vocabulary/counts.ts'
import { row } from '../../view/simulated-run.ts'

function result(stats: Record<string, unknown>): Result {
  const ending = { status: 'success', reason: null } as const
  return { ...ending, detail: '', counts: noCounts(), started: '', finished: '', peak_rss_mb: 1, cpu_ms: 1, stats }
}

test('rates, success of scrapers and of records, and the breakers that had work', () => {
  const tries = { requests: 20, answered: 15, failed: 4, timed_out: 1, refused: 3, success_percent: 75 }
  const calm = { ...tries, answered: 20, failed: 0, timed_out: 0, refused: 0, success_percent: 100 }
  const measured = [
    measure(
      'fiji/sun',
      result({
        details: { visited: 20, failed: 2, forbidden: 0 },
        rejections: { 'no body': 3 },
        record_ms: { steps: { 100: 15 }, sum_ms: 1500 },
        http: {
          hosts: { 'sun.example': { breaker: { detail: 'half_open' }, operations: { detail: tries, listing: calm } } },
        },
      }),
    ),
    measure('fiji/old', result({})),
  ]
  const records = { found: 20, new: 12, updated: 3, unchanged: 0, rejected: 3 }
  const rows = [
    row({ source: 'sun', records }),
    row({ source: 'old', status: 'failed', records: { ...records, new: 0, updated: 0 } }),
    row({ source: 'late', status: 'skipped', started: null, records: noCounts().records }),
  ]
  assert.deepEqual(summaryStatistics(rows, measured, { ms: 30_000, memory: null }), {
    seconds: 30,
    scrapers_per_minute: 4,
    records_per_minute: 30,
    success: { by_scraper: 50, by_record: 75 },
    record_ms: { mean_ms: 100, p50_ms: 100, p95_ms: 100 },
    memory: null,
    breakers: [{ scraper: 'fiji/sun', host: 'sun.example', operation: 'detail', state: 'half_open', ...tries }],
  })
})
