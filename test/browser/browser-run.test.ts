import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workplace } from '../scraper/run-scraper.ts'
import { startBuiltSite } from './start-built-site.ts'

test('a newspaper built by scripts is scraped from listing to records', async (t) => {
  const site = await startBuiltSite(t, { robots: 'User-agent: *\nDisallow: /story/5\n' })
  const place = workplace(t)
  const { result, log } = await place.run(site.source({ max_pages: 2 }))
  assert.deepEqual([result.status, result.reason], ['warning', 'robots_partly'], log)
  const records = await place.records()
  assert.deepEqual(
    records.map(({ title }) => title).sort(),
    [1, 2, 3, 4, 6].map((id) => `Story ${id}`),
  )
  for (const { title, body } of records) {
    const id = title.split(' ')[1]
    assert.equal(body?.match(new RegExp(`of story ${id},`, 'g'))?.length, 3)
  }
  const counts = await site.counts()
  assert.equal(counts['/page/1'], 1, 'each page is requested once')
  assert.equal(counts['/app.js'], 1, 'what is cached is loaded once')
  assert.equal(counts['/story/5'], undefined)
  assert.equal(counts['/api/story?id=5'], undefined)
  assert.equal(counts['/one.png'] ?? counts['/look.css'], undefined, 'images and stylesheets are blocked')
  const { browser, http } = result.stats as { browser: Record<string, unknown>; http: { requests: number } }
  assert.deepEqual([browser['shown'], browser['blocked'], browser['failed'], http.requests], [7, 21, 0, 7])
})

test('with client: auto only the pages that scripts build are shown', async (t) => {
  const site = await startBuiltSite(t, { plain_articles: true })
  const place = workplace(t)
  const { result, log } = await place.run(site.source({ client: 'auto', max_pages: 2 }))
  assert.deepEqual([result.status, result.counts.records.new], ['success', 6], log)
  const { browser } = result.stats as { browser: Record<string, unknown> }
  assert.deepEqual([browser['shown'], browser['client']], [2, { listing: 'browser', detail: 'http' }])
  assert.match(log, /client chosen {2}pages=listing client=browser/)
  const counts = await site.counts()
  assert.deepEqual([counts['/page/1'], counts['/story/1']], [1, 1], 'no page is requested twice')
})
