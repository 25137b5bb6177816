import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fleetStatistics } from '../../../src/report/statistics/fleet-statistics.ts'
import { freshnessOf } from '../../../src/report/statistics/freshness.ts'
import { row } from '../example-summary.ts'

const NOW = Date.parse('2026-11-30T12:00:00.000Z')

for (const [newest, band] of [
  ['2026-11-30T11:59:00.000Z', 'under a day'],
  ['2026-12-01T00:00:00.000Z', 'under a day'],
  ['2026-11-29T12:00:00.000Z', '1 to 3 days'],
  ['2026-11-27T12:00:00.000Z', '3 to 7 days'],
  ['2026-11-23T12:00:00.000Z', '1 to 4 weeks'],
  ['2020-01-01T00:00:00.000Z', 'over 4 weeks'],
  [null, 'no record'],
] as const) {
  test(`a newest record of ${newest} is ${band}`, () => {
    const filled = { date: 0, body: 0, tags: 0, authors: 0, language: 0 }
    const stores = new Map([['fiji/sun', { records: 1, quality: null, poor: 0, filled, newest }]])
    const { scrapers } = fleetStatistics(
      [{ run: 'r', finished: '2026-11-30T12:00:00.000Z', scrapers: [row('fiji/sun', 'success')] }],
      stores,
    )
    assert.deepEqual(
      freshnessOf(scrapers, NOW).filter(({ sources }) => sources > 0),
      [{ name: band, sources: 1 }],
    )
  })
}
