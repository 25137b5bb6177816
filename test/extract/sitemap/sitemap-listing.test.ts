import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sitemap, SitemapItem } from '../../../src/extract/sitemap/read-sitemap.ts'
import { sitemapListing } from '../../../src/extract/sitemap/sitemap-listing.ts'
import type { SitemapPage } from '../../../src/extract/extractor.ts'

const item = (patch: Partial<SitemapItem>): SitemapItem => {
  return { url: 'https://x.org/1', lastmod: null, title: null, published: null, ...patch }
}

function list(sitemap: Partial<Sitemap>, stopDate: string | null = null): SitemapPage {
  return sitemapListing(
    { maps: [], urls: [], cut: 0, junk: 0, ...sitemap },
    { url: 'https://x.org/sitemap.xml', now: new Date('2026-03-01T00:00:00Z'), stopDate, clean: (link) => link },
  )
}

const TIMES: [lastmod: string, time: string | null][] = [
  ['2025-12-04', '2025-12-04T00:00:00Z'],
  ['2025-12-04T10:30Z', '2025-12-04T10:30:00Z'],
  ['2025-12-04T10:30:15.25+12:00', '2025-12-03T22:30:15.250Z'],
  ['2025-12-04 10:30:15+1200', '2025-12-03T22:30:15Z'],
  ['2025-12-04T10:30:15z', '2025-12-04T10:30:15Z'],
  ['2025-12', '2025-12-31T00:00:00Z'],
  ['2025', '2025-12-31T00:00:00Z'],
  ['2026', null],
  ['05/12/2025', null],
  ['07.11.2025', null],
  ['Fri, 05 Dec 2025 10:00:00 GMT', '2025-12-05T10:00:00Z'],
  ['04-03-2025', null],
  ['yesterday 5', null],
  ['20251204', null],
  ['2025-13-04', null],
  ['1764806400', null],
  ['2999-01-01', null],
]

for (const [lastmod, time] of TIMES) {
  test(`the lastmod ${lastmod} says ${time ?? 'nothing'}`, () => {
    assert.equal(list({ urls: [item({ lastmod })] }).newest, time === null ? null : Date.parse(time))
  })
}

test('only what is surely older than stop_date is skipped', () => {
  const lastmods = ['05/12/2025', '2025', '2025-10', '2025-09', '2024', '2025-09-30']
  const urls = lastmods.map((lastmod, n) => item({ url: `https://x.org/${n}`, lastmod }))
  const page = list({ urls }, '2025-10-01')
  assert.deepEqual(page.entries.map(({ url }) => url).sort(), ['https://x.org/0', 'https://x.org/1', 'https://x.org/2'])
  assert.deepEqual(page.dropped, { stop_date: 3 })
})

const PUBLISHED: [written: string, date: string | null][] = [
  ['2026-01-05', '2026-01-05'],
  ['Mon, 05 Jan 2026 08:00:00 GMT', 'Mon, 05 Jan 2026 08:00:00 GMT'],
  ['January 5, 2026', 'January 5, 2026'],
  ['05/01/2026', null],
  ['2999-01-01', null],
]

for (const [published, date] of PUBLISHED) {
  test(`the publication date ${published}`, () =>
    assert.equal(list({ urls: [item({ published })] }).entries[0]?.date, date))
}

test('addresses that were escaped twice, and those that lead nowhere, also of maps', () => {
  const page = list({
    urls: [item({ url: 'https://x.org/?a=1&amp;b=2' }), item({ url: 'mailto:desk@x.org' })],
    maps: [
      item({ url: '/m.xml?a=1&#038;b=2' }),
      item({ url: 'javascript:void(0)' }),
      item({ url: 'https://x.org/&me;' }),
    ],
    junk: 2,
  })
  assert.deepEqual(
    page.entries.map(({ url }) => url),
    ['https://x.org/?a=1&b=2'],
  )
  assert.deepEqual(
    page.maps.map(({ url }) => url),
    ['https://x.org/m.xml?a=1&b=2'],
  )
  assert.deepEqual(page.dropped, { not_http: 2, entity: 1, no_url: 2 })
})
