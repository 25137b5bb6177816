import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Listing } from '../../src/config/listings/listing-types.ts'
import { exampleSource } from './example-source.ts'
import { cards, faults, testListings } from './listing-table.ts'
import type { Bodies } from './listing-table.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

const paginated = (origin: string, patch: object = {}): Listing => ({
  type: 'paginated_archive',
  url_template: [`${origin}/{year}/{month}/{num}`],
  start_date: '2025-11-01',
  end_date: '2026-01-10',
  date_format: 'monthly',
  range_days: 30,
  start_page: 1,
  step: 1,
  ...patch,
})

testListings([
  {
    name: 'a paginated archive: windows newest first, each to its end',
    pages: () => ({
      '/2026/01/1': cards([6, 5]),
      '/2026/01/2': cards([4]),
      '/2025/12/1': cards([]),
      '/2025/11/1': cards([3, 2]),
      '/2025/11/2': cards([1]),
      '/2025/11/3': cards([1]),
    }),
    listing: paginated,
    asked: ['/2026/01/1', '/2026/01/2', '/2026/01/3', '/2025/12/1', '/2025/11/1', '/2025/11/2', '/2025/11/3'],
    ids: [1, 2, 3, 4, 5, 6],
    drops: { duplicate: 1 },
  },
  {
    name: 'windows of so many days, from and to',
    pages: () => ({
      '/search/2026-01-05/2026-01-07/1': cards([2]),
      '/search/2026-01-01/2026-01-04/1': cards([1]),
    }),
    listing: (o) =>
      paginated(o, {
        url_template: [`${o}/search/{from}/{to}/{num}`],
        date_format: 'range',
        range_days: 4,
        start_date: '2026-01-01',
        end_date: '2026-01-07',
      }),
    asked: [
      '/search/2026-01-05/2026-01-07/1',
      '/search/2026-01-05/2026-01-07/2',
      '/search/2026-01-01/2026-01-04/1',
      '/search/2026-01-01/2026-01-04/2',
    ],
    ids: [1, 2],
  },
])

test('windows of a paginated archive that are past are walked once, those cut short again', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const pages: Bodies = {
    '/2026/01/1': cards([6]),
    '/2025/12/1': cards([5]),
    '/2025/12/2': cards([4]),
    '/2025/11/1': cards([3]),
    '/2025/11/2': { status: 500 },
  }
  await site.set({ faults: faults(pages) })
  const place = workplace(t)
  const config = exampleSource(site.origin, { listing: paginated(site.origin) })
  const first = await place.run(config)
  assert.deepEqual([first.result.reason, first.result.counts.records.new], ['partial', 4], first.log)
  await site.askedSince()
  pages['/2025/11/2'] = cards([2])
  await site.set({ faults: faults(pages) })
  const second = await place.run(config)
  assert.deepEqual([second.result.status, second.result.counts.records.new], ['success', 1], second.log)
  // The newest one with entries may still grow.
  const newest = ['/2026/01/1', '/2026/01/2']
  assert.deepEqual(await site.askedSince(), [...newest, '/2025/11/1', '/2025/11/2', '/2025/11/3', '/news/2'])
})
