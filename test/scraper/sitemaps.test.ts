import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Listing } from '../../src/config/listings/listing-types.ts'
import { exampleSource } from './example-source.ts'
import { faults, testListings } from './listing-table.ts'
import type { Bodies, ListingRow } from './listing-table.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

const sitemap = (origin: string, maps: string[] = []): Listing => {
  return { type: 'sitemap', url_template: [`${origin}/sitemap.xml`], maps }
}
const NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const map = (origin: string, ids: number[], lastmod?: string): string => {
  const date = lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`
  return `<urlset ${NS}>${ids.map((id) => `<url><loc>${origin}/news/${id}</loc>${date}</url>`).join('')}</urlset>`
}
const index = (origin: string, maps: [path: string, lastmod?: string][]): string => {
  const one = ([path, lastmod]: [string, string?]): string =>
    `<sitemap><loc>${origin}${path}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</sitemap>`
  return `<?xml version="1.0"?><sitemapindex ${NS}>${maps.map(one).join('')}</sitemapindex>`
}

const named = (origin: string): Listing => ({ type: 'sitemap', url_template: [`${origin}/robots.txt`], maps: [] })

const ROWS: ListingRow[] = [
  {
    name: 'the maps that robots.txt names, each once, an index among them',
    pages: (o) => ({
      '/robots.txt': `User-agent: *\nDisallow: /admin\nSITEMAP: ${o}/a.xml # news\nSitemap:/b.xml\nsitemap: ${o}/a.xml\nSitemap: ftp://x/c.xml\n`,
      '/a.xml': map(o, [1, 2]),
      '/b.xml': index(o, [['/deep.xml']]),
      '/deep.xml': map(o, [3]),
    }),
    listing: named,
    asked: ['/a.xml', '/b.xml', '/deep.xml'],
    ids: [1, 2, 3],
  },
  {
    name: 'a robots.txt that names no map leaves the usual place',
    pages: (o) => ({ '/sitemap.xml': map(o, [4]) }),
    listing: named,
    asked: ['/sitemap.xml'],
    ids: [4],
  },
  {
    name: 'no map anywhere is a failure',
    pages: () => ({}),
    listing: named,
    asked: ['/sitemap.xml'],
    ending: 'failed/no_entries',
    ids: [],
    detail: /robots\.txt names no sitemap, and there is none at .*\/sitemap\.xml: name it in listing\.url_template/,
  },
  {
    name: 'a sitemap of a site',
    pages: (o) => ({ '/sitemap.xml': map(o, [1, 2, 3]) }),
    listing: sitemap,
    asked: ['/sitemap.xml'],
    ids: [1, 2, 3],
  },
  {
    name: 'an index: newest map first, gzip whatever it is called, an index in an index, and a loop',
    pages: (o) => ({
      '/sitemap.xml': index(o, [
        ['/old.xml', '2024-01-01'],
        ['/new', '2026-01-02'],
        ['/deeper.xml', '2025-01-01'],
        ['/undated.xml'],
      ]),
      '/old.xml': map(o, [1]),
      '/new': { status: 200, headers: { 'content-type': 'text/plain' }, gzip: true, body: map(o, [2, 3]) },
      '/deeper.xml': index(o, [['/sitemap.xml'], ['/deepest.xml.gz', '2025-06-01']]),
      '/deepest.xml.gz': { status: 200, gzip: true, body: map(o, [4]) },
      '/undated.xml': map(o, [5]),
    }),
    listing: sitemap,
    asked: ['/sitemap.xml', '/undated.xml', '/new', '/deeper.xml', '/deepest.xml.gz', '/old.xml'],
    ids: [1, 2, 3, 4, 5],
  },
  {
    name: 'a sitemap tells its newest first, and of a time to come nothing',
    pages: (o) => ({
      '/sitemap.xml': `<urlset>${[
        [1, '2020-01-01'],
        [2, '2026-01-01T10:00:00+12:00'],
        [3, '2999-01-01'],
      ]
        .map(([id, day]) => `<url><loc>${o}/news/${id}</loc><lastmod>${day}</lastmod></url>`)
        .join('')}</urlset>`,
    }),
    listing: sitemap,
    task: { max_articles: 1 },
    asked: ['/sitemap.xml'],
    ids: [2],
  },
  {
    name: 'dead maps are stepped over; which maps of an index are read is for the config to say',
    pages: (o) => ({
      '/sitemap.xml': index(o, [['/post-1.xml'], ['/post-2.xml'], ['/tag-1.xml'], ['/post-3.xml']]),
      '/post-1.xml': { status: 404 },
      '/post-2.xml': map(o, [7]),
      '/post-3.xml': { status: 410 },
    }),
    listing: (o) => sitemap(o, ['/post-']),
    asked: ['/sitemap.xml', '/post-1.xml', '/post-2.xml', '/post-3.xml'],
    ids: [7],
    drops: { maps: 1 },
  },
  {
    name: 'stop_date leaves out old maps and old entries; every other drop is counted too',
    pages: (o) => ({
      '/sitemap.xml': index(o, [
        ['/a.xml', '2026-01-01'],
        ['/b.xml', '2010-01-01'],
      ]),
      '/a.xml': `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><urlset>
        <url><loc>${o}/news/1</loc><lastmod>2026-01-01</lastmod></url>
        <url><loc> ${o}/news/1?utm_source=map </loc></url>
        <url><loc>${o}/news/2</loc><lastmod>2011-01-01</lastmod></url>
        <url><loc>${o}/&c;</loc></url><url><loc>mailto:desk@news.example</loc></url>
        <url><loc>${o}/video/3</loc></url></urlset>`,
    }),
    listing: sitemap,
    config: {
      stop_date: '2020-01-01',
      filters: {
        allow_domains: [],
        deny_domains: [],
        deny_path_prefixes: ['/video/'],
        deny_path_regex: [],
        deny_url_regex: [],
      },
    },
    asked: ['/sitemap.xml', '/a.xml'],
    ids: [1],
    drops: { map_stop_date: 1, stop_date: 1, duplicate: 1, entity: 1, not_http: 1, deny_path_prefixes: 1 },
  },
  {
    name: 'a page of HTML is no sitemap',
    pages: () => ({ '/sitemap.xml': '<!doctype html><html><body><a href="/news/1">1</a></body></html>' }),
    listing: sitemap,
    asked: ['/sitemap.xml'],
    ending: 'failed/no_entries',
    ids: [],
  },
]

testListings(ROWS)

test('maps that have not changed are skipped by the next run, one that lied is not', async (t) => {
  const site = await startNewsSite({ articles: 9 })
  t.after(() => site.close())
  const { origin } = site
  const maps = (fresh: string): [string, string][] => [
    ['/fresh.xml', fresh],
    ['/quiet.xml', '2025-01-01'],
    ['/dead.xml', '2024-06-01'],
    ['/liar.xml', '2024-01-01'],
  ]
  const pages: Bodies = {
    '/sitemap.xml': index(origin, maps('2026-01-01')),
    '/fresh.xml': map(origin, [1], '2026-01-01'),
    '/quiet.xml': map(origin, [2], '2025-01-01'),
    '/liar.xml': map(origin, [3], '2025-12-01'),
  }
  await site.set({ faults: faults(pages) })
  const place = workplace(t)
  const config = exampleSource(origin, { listing: sitemap(origin) })
  const first = await place.run(config)
  assert.deepEqual([first.result.status, first.result.counts.records.new], ['success', 3], first.log)
  await site.askedSince()

  const second = await place.run(config)
  assert.equal(second.result.status, 'success', second.log)
  assert.deepEqual(await site.askedSince(), ['/sitemap.xml', '/fresh.xml', '/liar.xml'])

  pages['/sitemap.xml'] = index(origin, maps('2026-01-03'))
  pages['/fresh.xml'] = map(origin, [1, 4], '2026-01-03')
  await site.set({ faults: faults(pages) })
  const third = await place.run(config)
  assert.equal(third.result.counts.records.new, 1)
  const asked = (await site.askedSince()).toSorted()
  assert.deepEqual(asked, ['/fresh.xml', '/liar.xml', '/news/4', '/sitemap.xml'])

  await place.run(config, { mode: 'full' })
  assert.equal((await site.askedSince()).filter((path) => path.endsWith('.xml')).length, 5)
})

test('a map that grows under a time that never moves is read again, and skipped only when a visit found nothing', async (t) => {
  const site = await startNewsSite({ articles: 9 })
  t.after(() => site.close())
  const { origin } = site
  const pages: Bodies = {
    '/sitemap.xml': index(origin, [
      ['/newest.xml', '2026-01-01'],
      ['/grows.xml', '2025-01-01'],
      ['/cached.xml', '2024-01-01'],
    ]),
    '/newest.xml': map(origin, [1]),
    '/grows.xml': map(origin, [2]),
    '/cached.xml': map(origin, [3], '2024-01-01'),
  }
  const place = workplace(t)
  const config = exampleSource(origin, { listing: sitemap(origin) })
  const run = async (): Promise<[number, string[]]> => {
    await site.set({ faults: faults(pages) })
    await site.askedSince()
    const { result } = await place.run(config)
    return [result.counts.records.new, (await site.askedSince()).filter((path) => path.endsWith('.xml')).slice(1)]
  }
  assert.deepEqual(await run(), [3, ['/newest.xml', '/grows.xml', '/cached.xml']])
  pages['/grows.xml'] = map(origin, [2, 4])
  assert.deepEqual(await run(), [1, ['/newest.xml', '/grows.xml']])
  assert.deepEqual(await run(), [0, ['/newest.xml', '/grows.xml']])
  assert.deepEqual(await run(), [0, ['/newest.xml']])
  pages['/newest.xml'] = map(origin, [1, 5])
  assert.deepEqual(await run(), [1, ['/newest.xml']])
})

test('thousands of dead maps neither delay the fresh one nor go on for ever', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const { origin } = site
  const dead = Array.from({ length: 5000 }, (_, i): [string] => [`/dead-${i}.xml`])
  const faulty = {
    '/sitemap.xml': index(origin, [...dead, ['/fresh.xml', '2026-01-01']]),
    '/fresh.xml': map(origin, [1]),
  }
  await site.set({ faults: faults(faulty) })
  const { result } = await workplace(t).run(exampleSource(origin, { listing: sitemap(origin) }))
  assert.deepEqual([result.status, result.reason, result.counts.records.new], ['warning', 'trap', 1])
  const asked = await site.askedSince()
  assert.ok(asked.indexOf('/fresh.xml') <= 2, `${asked.indexOf('/fresh.xml')} requests before it`)
  assert.ok(asked.length < 300, `${asked.length} requests`)
})

test('killed between maps and run again: 0 missing, 0 duplicates, and no map that was not read counts as read', async (t) => {
  const MAPS = 6
  const site = await startNewsSite({ articles: 60, latency_ms: 5 })
  t.after(() => site.close())
  const { origin } = site
  const pages: Bodies = {
    '/sitemap.xml': index(
      origin,
      Array.from({ length: MAPS }, (_, i) => [`/map-${i}.xml`, `2025-0${i + 1}-01`]),
    ),
  }
  for (let i = 0; i < MAPS; i++) {
    const ids = Array.from({ length: 10 }, (_, j) => i * 10 + j + 1)
    pages[`/map-${i}.xml`] = map(origin, ids, `2025-0${i + 1}-01`)
  }
  await site.set({ faults: faults(pages) })
  const place = workplace(t)
  const config = exampleSource(origin, { listing: sitemap(origin), concurrency: 1 })
  for (const last of [4, 2, 1]) {
    const started = place.start(config)
    let over = false
    void started.ended.then(() => (over = true))
    const isThere = new RegExp(`listing page .*/map-${last}.xml`)
    while (!over && !isThere.test(started.log())) await setTimeout(5)
    started.child.kill('SIGKILL')
    await started.ended
  }
  const { result, log } = await place.run(config)
  assert.equal(result.status, 'success', log)
  const ids = (await place.records()).map(({ url }) => Number(/\d+$/.exec(url)?.[0]))
  assert.deepEqual(
    ids.toSorted((a, b) => a - b),
    Array.from({ length: 60 }, (_, i) => i + 1),
  )
})

test('a map of 50,000 URLs in 30 MB is read to its end, whatever the filters leave of it, in bounded memory', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const filling = `<image:image><image:caption>${'x'.repeat(500)}</image:caption></image:image>`
  const urls = Array.from({ length: 50_000 }, (_, i) => {
    return `<url><loc>${site.origin}/${i < 49_990 ? `video/${i}` : `news/${50_000 - i}`}</loc>${filling}</url>`
  })
  await site.set({ faults: faults({ '/sitemap.xml': `<urlset>${urls.join('')}</urlset>` }) })
  const config = exampleSource(site.origin, {
    listing: sitemap(site.origin),
    filters: {
      allow_domains: [],
      deny_domains: [],
      deny_path_prefixes: ['/video/'],
      deny_path_regex: [],
      deny_url_regex: [],
    },
  })
  const { result, log } = await workplace(t).run(config)
  assert.equal(result.status, 'success', log)
  assert.equal(result.counts.records.new, 10)
  assert.deepEqual(result.stats['drops'], { deny_path_prefixes: 49_990 })
  assert.ok(result.peak_rss_mb < 300, `${result.peak_rss_mb} MB`)
})
