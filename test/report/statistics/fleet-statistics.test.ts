import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fleetStatistics } from '../../../src/report/statistics/fleet-statistics.ts'
import { statisticsLines } from '../../../src/report/statistics/statistics-lines.ts'
import { createPalette } from '../../../src/view/palette.ts'
import { HOSTILE, row } from '../example-summary.ts'

const took = (day: number, seconds: number): { started: string; finished: string } => ({
  started: `2026-11-${day}T12:00:00.000Z`,
  finished: `2026-11-${day}T12:00:${seconds}.000Z`,
})
const runs = [
  {
    run: 'r3',
    finished: '2026-11-23T12:00:30.000Z',
    scrapers: [
      row('fiji/sun', 'warning', 'drift', took(23, 30)),
      row('tonga/news', 'interrupted', 'stopped', took(23, 11)),
    ],
  },
  {
    run: 'r2',
    finished: '2026-11-22T12:00:20.000Z',
    scrapers: [row('fiji/sun', 'failed', 'crash', took(22, 20)), row('tonga/news', 'success', null, took(22, 12))],
  },
  { run: 'r1', finished: '2026-11-21T12:00:10.000Z', scrapers: [row('fiji/sun', 'success', null, took(21, 10))] },
]
const filled = { date: 9, body: 10, tags: 0, authors: 5, language: 0 }
const store = { records: 10, quality: 88, poor: 1, filled, newest: null }
const statistics = fleetStatistics(runs, new Map([['fiji/sun', store]]))

test('success is of the runs that came to an end of their own, the worst first', () => {
  assert.deepEqual(
    statistics.scrapers.map((one) => [
      one.source,
      one.runs,
      one.success_percent,
      one.drifted,
      one.median_ms,
      one.new_per_day,
    ]),
    [
      ['sun', 3, 67, 1, 20_000, 37.5],
      ['news', 1, 100, 0, 12_000, 25],
    ],
  )
  assert.deepEqual(statistics.scrapers[0]!.last, { status: 'warning', reason: 'drift', detail: '', run: 'r3' })
  assert.deepEqual([statistics.scrapers[0]!.store, statistics.scrapers[1]!.store], [store, null])
})

test('runs add up, days are counted', () => {
  assert.deepEqual(statistics.runs[0], {
    run: 'r3',
    started: '2026-11-23T12:00:00.000Z',
    finished: '2026-11-23T12:00:30.000Z',
    duration_ms: 30_000,
    totals: { scrapers: 2, success: 0, warning: 1, failed: 0, interrupted: 1, skipped: 0 },
    records: { new: 50, updated: 6, unchanged: 0, rejected: 0 },
    pages: { fetched: 60, failed: 0 },
  })
  assert.deepEqual(statistics.days, [
    { day: '2026-11-23', new: 50, updated: 6 },
    { day: '2026-11-22', new: 50, updated: 6 },
    { day: '2026-11-21', new: 25, updated: 3 },
  ])
})

test('one run says nothing of a day, one without any end nothing of success', () => {
  const [one] = fleetStatistics(
    [{ run: 'r', finished: '2026-11-23T12:00:30.000Z', scrapers: [row('fiji/sun', 'interrupted', 'stopped')] }],
    new Map(),
  ).scrapers
  assert.deepEqual([one!.success_percent, one!.median_ms, one!.new_per_day], [null, null, null])
})

test('runs within an hour are of one day', () => {
  const twice = ['r2', 'r1'].map((run) => ({
    run,
    finished: '2026-11-23T12:00:30.000Z',
    scrapers: [row('fiji/sun', 'success')],
  }))
  assert.equal(fleetStatistics(twice, new Map()).scrapers[0]!.new_per_day, 50)
})

const layout = { palette: createPalette({ color: false, ascii: true }), columns: undefined, cwd: '/' }

test('a person reads a table of each, and nothing of a name reaches the terminal', () => {
  const lines = statisticsLines(statistics, layout)
  assert.ok(
    lines.some((line) =>
      /^ {2}fiji\/sun +3 +67 % +00:20 +37\.5 +10 +88 +90 % +100 % +50 % +1 {2}warning: drift$/.test(line),
    ),
    lines.join('\n'),
  )
  const hostile = fleetStatistics(
    [{ run: 'r', finished: 'x', scrapers: [row('a/b', 'failed', 'crash', { country: HOSTILE })] }],
    new Map(),
  )
  // oxlint-disable-next-line no-control-regex -- these are what must not be there
  assert.doesNotMatch(statisticsLines(hostile, layout).join('\n').replaceAll('\n', ''), /[^ -~]/)
})
