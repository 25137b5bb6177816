import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measure, summaryStatistics } from '../../../../src/fleet/run/summary/summary-statistics.ts'
import { type Counts, noCounts } from '../../../../src/vocabulary/run/counts.ts'
import { row } from '../../../view/simulated-run.ts'

type Measurable = Parameters<typeof measure>[1][number]

function counts(stored: number): Counts {
  const { pages, records } = noCounts()
  return { pages, records: { ...records, new: stored, updated: 3 } }
}

function attempt(stored: number, stats: Record<string, unknown>): Measurable {
  const ending = { status: 'success', reason: null } as const
  const rest = { detail: '', started: '', finished: '', peak_rss_mb: 1, cpu_ms: 1 }
  return { state: null, result: { ...ending, ...rest, counts: counts(stored), stats } }
}

test('rates, success of scrapers and of records, and the breakers that had work', () => {
  const tries = { requests: 20, answered: 15, failed: 4, timed_out: 1, refused: 3, success_percent: 75 }
  const calm = { ...tries, answered: 20, failed: 0, timed_out: 0, refused: 0, success_percent: 100 }
  const measured = [
    measure('fiji/sun', [
      attempt(12, {
        details: { visited: 20, failed: 2, forbidden: 0 },
        rejections: { 'no body': 3 },
        record_ms: { steps: { 100: 15 }, sum_ms: 1500 },
        http: {
          hosts: { 'sun.example': { breaker: { detail: 'half_open' }, operations: { detail: tries, listing: calm } } },
        },
      }),
    ]),
    measure('fiji/old', [attempt(-3, {})]),
  ]
  const rows = [
    row({ source: 'sun' }),
    row({ source: 'old', status: 'failed' }),
    row({ source: 'late', status: 'skipped', started: null }),
    // Could not be started at all: no scraper a minute, and no success either.
    row({ source: 'new', status: 'failed', started: null }),
  ]
  assert.deepEqual(summaryStatistics(rows, measured, { ms: 30_000, memory: null }), {
    seconds: 30,
    scrapers_per_minute: 4,
    records_per_minute: 30,
    success: { by_scraper: 33.3, by_record: 75 },
    record_ms: { mean_ms: 100, p50_ms: 100, p95_ms: 100 },
    memory: null,
    breakers: [{ scraper: 'fiji/sun', host: 'sun.example', operation: 'detail', state: 'half_open', ...tries }],
    documents: [],
    clients: [],
  })
})

test('what several attempts did is added up, and a breaker stands as it stood last', () => {
  const tried = (state: string, answered: number, failed: number, refused: number): Record<string, unknown> => ({
    details: { visited: answered + failed, failed, forbidden: 0 },
    rejections: {},
    record_ms: { steps: { 100: answered }, sum_ms: 100 * answered },
    http: {
      hosts: {
        'sun.example': {
          breaker: { detail: state },
          operations: {
            detail: { requests: answered + failed, answered, failed, timed_out: 0, refused, success_percent: 1 },
          },
        },
      },
    },
  })
  const first = attempt(17, tried('open', 20, 5, 7))
  const calm = attempt(2, tried('closed', 5, 0, 0))
  const name = { scraper: 'fiji/sun', host: 'sun.example', operation: 'detail' }
  const sum = { requests: 30, answered: 25, failed: 5, timed_out: 0, refused: 7, success_percent: 83.3 }
  assert.deepEqual(measure('fiji/sun', [first, calm]), {
    records: 25,
    visited: 30,
    kept: 25,
    record_ms: [
      { steps: { 100: 20 }, sum_ms: 2000 },
      { steps: { 100: 5 }, sum_ms: 500 },
    ],
    breakers: [{ ...name, state: 'closed', ...sum }],
    documents: [],
    clients: [],
  })
  assert.deepEqual(measure('fiji/sun', [calm]).breakers, [])
})

test('an attempt that was killed counts with what it last said of itself', () => {
  const process = { pid: 1, start_time: '', boot_id: '' }
  const progress = {
    ...counts(40),
    phase: 'articles',
    listing_pages: 1,
    pending: 2,
    waiting: '',
    rss_mb: 1,
    cpu_ms: 1,
  } as const
  const killed: Measurable = { result: null, state: { process, started: '', updated: '', progress } }
  const { records, visited } = measure('fiji/sun', [killed, attempt(7, {})])
  assert.deepEqual([records, visited], [53, 0])
})
