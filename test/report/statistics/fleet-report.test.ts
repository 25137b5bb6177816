import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fleetReport } from '../../../src/report/statistics/fleet-report.ts'
import type { StoreQuality } from '../../../src/store/store.ts'
import { row } from '../example-summary.ts'

const store = (newest: string | null, records = 10): StoreQuality => ({
  records,
  quality: null,
  poor: 0,
  filled: { date: 0, body: 0, tags: 0, authors: 0, language: 0 },
  newest,
})
const runs = [
  {
    run: 'r2',
    finished: '2026-11-22T12:00:00.000Z',
    scrapers: [row('fiji/sun', 'failed', 'blocked'), row('tonga/news', 'warning', 'drift')],
  },
  {
    run: 'r1',
    finished: '2026-11-21T12:00:00.000Z',
    scrapers: [row('fiji/sun', 'failed', 'crash'), row('fiji/post', 'success')],
  },
]
const stores = new Map([
  ['fiji/sun', store('2026-11-22T11:00:00.000Z')],
  ['fiji/post', store('2026-11-19T13:00:00.000Z', 5)],
  ['tonga/news', store(null, 0)],
])
const report = fleetReport({ runs, stores, copies: null, unfinished: null }, Date.parse('2026-11-22T12:00:00.000Z'))

test('countries add up their sources', () => {
  assert.deepEqual(
    report.countries.map(({ sources, ...one }) => ({ ...one, sources: sources.map(({ source }) => source) })),
    [
      {
        country: 'fiji',
        scrapers: 2,
        well: 1,
        failed: 1,
        filled: 2,
        records: 15,
        newest: '2026-11-22T11:00:00.000Z',
        sources: ['post', 'sun'],
      },
      {
        country: 'tonga',
        scrapers: 1,
        well: 1,
        failed: 0,
        filled: 0,
        records: 0,
        newest: null,
        sources: ['news'],
      },
    ],
  )
})

test('reasons are those of now and of all runs, failures first', () => {
  assert.deepEqual(report.reasons, [
    { status: 'failed', reason: 'blocked', now: 1, ends: 1 },
    { status: 'failed', reason: 'crash', now: 0, ends: 1 },
    { status: 'warning', reason: 'drift', now: 1, ends: 1 },
  ])
})

test('trails are oldest first, with gaps for runs without the scraper', () => {
  assert.deepEqual(Object.fromEntries(report.trails), {
    'fiji/sun': ['failed', 'failed'],
    'fiji/post': ['success', null],
    'tonga/news': [null, 'warning'],
  })
})

test('freshness counts every source once', () => {
  assert.deepEqual(
    report.freshness?.map(({ sources }) => sources),
    [1, 1, 0, 0, 0, 1],
  )
})
