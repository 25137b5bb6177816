import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  const next = await place.run(site.source({ client: 'auto', max_pages: 2 }))
  assert.match(next.log, /client known {2}pages=listing client=browser/)
  const other = await place.run(site.source({ client: 'auto', max_pages: 2, browser: { wait_for: ['#root a'] } }))
  assert.doesNotMatch(other.log, /client known/, 'another thing is awaited')
})

test('a page that is never built is a failed page, with its picture and its text beside the log', async (t) => {
  const pages = { '/story/2': '<!doctype html><p>Loading, please wait</p><script>fetch("/api/never")</script>' }
  const site = await startBuiltSite(t, { articles: 2, pages, faults: { '/api/never': { status: 200, hangs: true } } })
  const place = workplace(t)
  const source = site.source({ max_pages: 1, retries: 0, browser: { page_timeout: 12 } })
  const { result, log } = await place.run(source)
  const shown = join(place.folder, '1', 'scraper.pages')
  assert.deepEqual([result.status, result.reason], ['warning', 'partial'], log)
  assert.match(log, /not_built: .*\.story p was not there within 12 s/)
  assert.deepEqual(readdirSync(shown).toSorted(), ['1.png', '1.txt'])
  assert.match(readFileSync(join(shown, '1.txt'), 'utf8'), /\/story\/2\n.*not there in time\n\nLoading, please wait/)
})
