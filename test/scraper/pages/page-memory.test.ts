import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { type CachedPage, startCachingSite } from '../caching-site.ts'
import { api, exampleSource } from '../example-source.ts'
import { workplace } from '../run-scraper.ts'

const JANUARY = 'Thu, 01 Jan 2026 00:00:00 GMT'
const FEBRUARY = 'Sun, 01 Feb 2026 00:00:00 GMT'

function listing(ids: number[]): string {
  return `<ul>${ids.map((id) => `<li class="card"><a href="/news/${id}">Article ${id}</a></li>`).join('')}</ul>`
}

function article(id: number, text = `Body of article ${id}.`): CachedPage {
  const body = `<h1>Article ${id}</h1><time datetime="2026-01-02"></time><div class="story"><p>${text}</p></div>`
  // Every other one knows no ETag.
  return id % 2 === 0 ? { body, etag: `"${id}-1"`, modified: JANUARY } : { body, modified: JANUARY }
}

function newspaper(count: number): Record<string, CachedPage> {
  const ids = Array.from({ length: count }, (_, i) => count - i)
  return {
    '/page/1': { body: listing(ids), etag: 'W/"first"', modified: JANUARY },
    ...Object.fromEntries(ids.map((id) => [`/news/${id}`, article(id)])),
  }
}

test('an update run asks whether the listing has changed, and a 304 is as good as the page', async (t) => {
  const site = await startCachingSite(t, newspaper(12))
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  assert.ok(site.asked().every(({ headers }) => !('if-none-match' in headers) && !('if-modified-since' in headers)))

  const second = await place.run(config)
  assert.deepEqual([second.result.status, second.result.detail], ['success', ''])
  assert.deepEqual(
    site
      .asked()
      .map(({ path, status, headers }) => [path, status, headers['if-none-match'], headers['if-modified-since']]),
    [['/page/1', 304, 'W/"first"', JANUARY]],
  )
  assert.deepEqual(second.result.counts.pages, { fetched: 1, from_cache: 1, failed: 0 })
  assert.deepEqual(second.result.counts.records, { found: 12, new: 0, updated: 0, unchanged: 12, rejected: 0 })

  Object.assign(site.pages, newspaper(13), {
    '/page/1': { body: listing(Array.from({ length: 13 }, (_, i) => 13 - i)), etag: '"second"', modified: FEBRUARY },
  })
  const third = await place.run(config)
  assert.deepEqual([third.result.counts.records.new, third.result.counts.pages.from_cache], [1, 0])
  assert.equal((await place.records()).length, 13)
})

test('a full run reads the listing and asks whether the articles have changed', async (t) => {
  const site = await startCachingSite(t, newspaper(6))
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  site.asked()
  site.pages['/news/3'] = { ...article(3, 'Corrected.'), modified: FEBRUARY }
  site.pages['/news/4'] = { ...article(4, 'Corrected too.'), etag: '"4-2"' }

  const second = await place.run(config, { mode: 'full' })
  const statuses = Object.fromEntries(site.asked().map(({ path, status }) => [path, status]))
  assert.deepEqual(statuses, {
    '/page/1': 200,
    '/news/1': 304,
    '/news/2': 304,
    '/news/3': 200,
    '/news/4': 200,
    '/news/5': 304,
    '/news/6': 304,
  })
  assert.deepEqual(second.result.counts.records, { found: 6, new: 0, updated: 2, unchanged: 4, rejected: 0 })
  assert.equal(second.result.counts.pages.from_cache, 4)
  const bodies = new Map((await place.records()).map(({ url, body }) => [url.at(-1), body]))
  assert.deepEqual([bodies.get('3'), bodies.get('4')], ['Corrected.', 'Corrected too.'])
  await place.run(config, { mode: 'full' })
  assert.deepEqual(
    site
      .asked()
      .filter(({ status }) => status === 200)
      .map(({ path }) => path),
    ['/page/1'],
  )
})

test('other selectors make something else of the same pages, so they are read again', async (t) => {
  const site = await startCachingSite(t, newspaper(3))
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  site.asked()
  const { article: selectors } = config.selectors
  const changed = { ...config, selectors: { ...config.selectors, article: { ...selectors, body: ['.story'] } } }
  await place.run(changed, { mode: 'full' })
  assert.deepEqual(new Set(site.asked().map(({ status }) => status)), new Set([200]))
})

const UNCONDITIONAL: [name: string, headers: Record<string, string>, sql: string][] = [
  ['a config that wants no cache', { 'Cache-Control': 'no-cache' }, ''],
  [
    'a listing that was read as a whole more than a day ago',
    {},
    `UPDATE listing_pages SET seen_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-25 hours')`,
  ],
  ['a listing that was read by a clock far ahead', {}, `UPDATE listing_pages SET seen_at = '2999-01-01T00:00:00Z'`],
  ['another version of the program', {}, `UPDATE listing_pages SET digest = 'other'`],
]
for (const [name, headers, sql] of UNCONDITIONAL) {
  test(`the whole listing page is requested: ${name}`, async (t) => {
    const site = await startCachingSite(t, newspaper(3))
    const place = workplace(t)
    const config = exampleSource(site.origin, { headers })
    await place.run(config)
    site.asked()
    const db = new DatabaseSync(place.store)
    db.exec(sql)
    db.close()
    await place.run(config)
    assert.deepEqual(
      site.asked().map(({ path, status }) => [path, status]),
      [['/page/1', 200]],
    )
  })
}

test('what lies behind a redirect is never requested conditionally', async (t) => {
  const site = await startCachingSite(t, newspaper(3))
  site.pages['/news/1'] = { body: '', to: '/moved/1' }
  site.pages['/moved/1'] = article(1)
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  // Older than what was read: a server that was asked by that date would say that nothing has changed.
  site.pages['/news/1'] = { body: '', to: '/moved/other' }
  site.pages['/moved/other'] = { ...article(1, 'Another text.'), modified: 'Mon, 01 Dec 2025 00:00:00 GMT' }
  site.pages['/moved/third'] = site.pages['/moved/other']
  site.pages['/news/3'] = { body: '', to: '/moved/third' }
  const { result } = await place.run(config, { mode: 'full' })
  assert.deepEqual(result.counts.records, { found: 3, new: 0, updated: 2, unchanged: 1, rejected: 0 })
})

test('an API whose page has not changed is walked to where it was', async (t) => {
  const items = Array.from({ length: 10 }, (_, i) => ({ link: `/n/${i}`, title: `T ${i}`, body: 'The text.' }))
  const site = await startCachingSite(t, {
    '/api?offset=0&size=10': { body: JSON.stringify({ total: 10, items }), etag: '"a"', type: 'application/json' },
  })
  const place = workplace(t)
  const config = exampleSource(site.origin, { listing: api(site.origin) })
  const first = await place.run(config)
  assert.equal(first.result.counts.records.new, 10)
  const second = await place.run(config)
  assert.deepEqual(second.result.counts.pages, { fetched: 1, from_cache: 1, failed: 0 })
  assert.deepEqual(second.result.counts.records.unchanged, 10)
})
