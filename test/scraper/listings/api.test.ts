import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ApiListing } from '../../../src/config/listings/api.ts'
import { apiTracks } from '../../../src/scraper/listings/api.ts'
import type { ListingRead } from '../../../src/scraper/walk/track.ts'

const LISTING: ApiListing = {
  type: 'api',
  url_template: ['https://x.org/{offset}-{size}-{page}'],
  pagination_type: 'offset',
  offset_start: 0,
  offset_step: 100,
  page_start: 1,
  page_step: 1,
  json_paths: {},
  url_construction_template: null,
  exclude: [],
}

/** Walks at most eight pages; each holds what `given` says, null is a page that failed. */
async function walk(patch: Partial<ApiListing>, given: (number | null)[], total: number | null): Promise<string[]> {
  const asked: string[] = []
  const [track] = apiTracks({ ...LISTING, ...patch })
  assert.ok(track)
  const pages = track.pages(async (request): Promise<ListingRead> => {
    asked.push(new URL(request.url).pathname.slice(1))
    const containers = given[asked.length - 1]
    if (containers === null || containers === undefined) {
      return { kind: 'failed', request, failure: { kind: 'http', message: '', status: 500, transient: true } }
    }
    return { kind: 'page', request, url: request.url, page: { containers, entries: [], dropped: {}, total } }
  })
  for await (const _ of pages) if (asked.length === 8) break
  return asked
}

const ROWS: { name: string; patch?: Partial<ApiListing>; given: (number | null)[]; total?: number; asked: RegExp }[] = [
  {
    name: 'by offset up to the total',
    given: [100, 100, 50],
    total: 250,
    asked: /^0-100-\S+ 100-100-\S+ 200-100-\S+$/,
  },
  { name: 'an exact total', given: [100, 100], total: 200, asked: /^0-100-\S+ 100-100-\S+$/ },
  { name: 'from another start', patch: { offset_start: 100 }, given: [100], total: 200, asked: /^100-100-\S+$/ },
  { name: 'a server with a cap of its own', given: [60, 60], total: 120, asked: /^0-100-\S+ 60-100-\S+$/ },
  { name: 'a lost page is stepped over', given: [100, null, 100], total: 300, asked: /^0-\S+ 100-\S+ 200-\S+$/ },
  { name: 'without a total on and on', given: [100, 100, 100, 100, 100, 100, 100, 100], asked: /( .*){7}/ },
]

describe('API listings', () => {
  for (const { name, patch = {}, given, total = null, asked } of ROWS) {
    test(name, async () => assert.match((await walk(patch, given, total)).join(' '), asked))
  }

  test('by page, whatever the API says of a total: some mean pages by it', async () => {
    const pages = {
      pagination_type: 'page',
      page_start: 0,
      page_step: 2,
      url_template: ['https://x.org/{page}'],
    } as const
    const asked = await walk({ ...pages, url_template: [...pages.url_template] }, Array(8).fill(10), 3)
    assert.deepEqual(asked, ['0', '2', '4', '6', '8', '10', '12', '14'])
  })
})
