import type { Listing } from '../../../src/config/listings/listing-types.ts'
import { testListings } from '../listing-table.ts'

const listing = (origin: string): Listing => ({ type: 'sitemap', url_template: [`${origin}/sitemap.xml`], maps: [] })
const map = (origin: string, ...ids: number[]): string =>
  `<urlset>${ids.map((id) => `<url><loc>${origin}/news/${id}</loc></url>`).join('')}</urlset>`
const index = (origin: string, ...paths: string[]): string =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${origin}${path}</loc></sitemap>`).join('')}</sitemapindex>`

const EMPTY = Array.from({ length: 40 }, (_, i) => `/empty-${i}.xml`)

testListings([
  {
    name: 'max_pages counts maps with entries, not the index that names them',
    pages: (o) => ({ '/sitemap.xml': index(o, '/a.xml', '/b.xml'), '/a.xml': map(o, 1), '/b.xml': map(o, 2) }),
    listing,
    task: { max_pages: 1 },
    asked: ['/sitemap.xml', '/a.xml'],
    ids: [1],
  },
  {
    name: 'nor an index in an index, an empty map, or a dead one',
    pages: (o) => ({
      '/sitemap.xml': index(o, '/inner.xml'),
      '/inner.xml': index(o, '/empty.xml', '/dead.xml', '/a.xml', '/b.xml', '/c.xml'),
      '/empty.xml': map(o),
      '/a.xml': map(o, 1),
      '/b.xml': map(o, 2),
      '/c.xml': map(o, 3),
    }),
    listing,
    task: { max_pages: 2 },
    asked: ['/sitemap.xml', '/inner.xml', '/empty.xml', '/dead.xml', '/a.xml', '/b.xml'],
    ids: [1, 2],
  },
  {
    name: 'maps without an entry are counted from the 21st on',
    pages: (o) => ({
      '/sitemap.xml': index(o, ...EMPTY),
      ...Object.fromEntries(EMPTY.map((path) => [path, map(o)])),
    }),
    listing,
    task: { max_pages: 3 },
    asked: ['/sitemap.xml', ...EMPTY.slice(0, 22)],
    ending: 'failed/no_entries',
    ids: [],
  },
])
