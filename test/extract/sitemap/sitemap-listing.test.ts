import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sitemapListing } from '../../../src/extract/sitemap/sitemap-listing.ts'

const CONTEXT = {
  url: 'https://gazette.example/sitemap.xml',
  now: new Date('2026-11-21T12:00:00Z'),
  stopDate: '2025-10-01',
  clean: (link: string) => link,
}

const LASTMODS: [lastmod: string, says: 'older' | 'newer' | 'nothing'][] = [
  ['2025-09-30', 'older'],
  ['2025-09-30T23:00:00Z', 'older'],
  ['2025-09', 'older'],
  ['Tue, 30 Sep 2025 10:00:00 GMT', 'older'],
  ['2025-12-05T10:00:00+12:00', 'newer'],
  ['2025-12-05 10:00', 'newer'],
  ['05/12/2025', 'nothing'],
  ['07.11.2025', 'nothing'],
  ['04-03-2025', 'nothing'],
  ['3/4/25', 'nothing'],
  ['yesterday 5', 'nothing'],
]
for (const [lastmod, says] of LASTMODS) {
  test(`a lastmod of ${lastmod} says ${says}`, () => {
    const urls = [{ url: 'https://gazette.example/1', lastmod, title: null, published: null }]
    const page = sitemapListing({ maps: [], urls, cut: 0 }, CONTEXT)
    assert.equal(page.entries.length, says === 'older' ? 0 : 1)
    assert.equal(page.newest !== null, says === 'newer')
  })
}
