import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientReports, documentReports } from '../../../../src/fleet/run/summary/browser-and-documents.ts'
import { noCounts } from '../../../../src/vocabulary/run/counts.ts'

type Measured = Parameters<typeof documentReports>[1][number]

function attempt(stats: Record<string, unknown> | null): Measured {
  const ending = { status: 'success', reason: null } as const
  const rest = { detail: '', started: '', finished: '', peak_rss_mb: 1, cpu_ms: 1, counts: noCounts() }
  return { result: stats === null ? null : { ...ending, ...rest, stats } }
}

test('documents of all attempts are added up, their times by their number', () => {
  const first = { attempted: 30, stored: 20, failed: 10, seconds_per_item: 2, speed_up: 3 }
  const second = { attempted: 10, stored: 10, failed: 0, seconds_per_item: 4, speed_up: 1 }
  const attempts = [
    attempt({ documents: first, browser: { restarts: 1, client: 'browser' } }),
    attempt(null),
    attempt({ documents: second, browser: { restarts: 2, client: 'browser' } }),
  ]
  assert.deepEqual(documentReports('nauru/archive', attempts), [
    {
      scraper: 'nauru/archive',
      attempted: 40,
      stored: 30,
      failed: 10,
      // 60 s and 40 s; 180 s and 40 s were busy.
      seconds_per_item: 2.5,
      speed_up: 2.2,
      restarts: 3,
    },
  ])
  const [plain] = documentReports('nauru/archive', [attempt({ documents: first, browser: null })])
  assert.equal(plain?.restarts, null)
})

test('a source without documents has no report, nor has a result of an earlier version', () => {
  const none = { attempted: 0, stored: 0, failed: 0, seconds_per_item: null, speed_up: null }
  assert.deepEqual(documentReports('fiji/sun', [attempt({ documents: none }), attempt({}), attempt(null)]), [])
})

test('what auto chose is that of the last attempt that says so', () => {
  const chosen = { listing: 'http', detail: 'browser' }
  const why = { listing: 'whole', detail: 'built' }
  const attempts = [
    attempt({ browser: { restarts: 0, client: { listing: 'browser' }, why: { listing: 'built' } } }),
    attempt({ browser: { restarts: 0, client: chosen, why } }),
    attempt({ browser: null }),
  ]
  assert.deepEqual(clientReports('tuvalu/times', attempts), [
    { scraper: 'tuvalu/times', pages: 'listing', client: 'http', why: 'whole' },
    { scraper: 'tuvalu/times', pages: 'detail', client: 'browser', why: 'built' },
  ])
  assert.deepEqual(clientReports('tuvalu/times', [attempt({ browser: { restarts: 0, client: 'browser' } })]), [])
})
