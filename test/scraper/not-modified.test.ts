import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startCachingSite } from './caching-site.ts'
import type { CachedPage } from './caching-site.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'

const ARTICLES = Array.from({ length: 25 }, (_, i) => `/news/${i}`)
const STORY = 'The harbour was closed for a day, and the ferry did not come. '.repeat(3)

function pages(etag: string, article = (path: string) => `<time datetime="2026-01-01"></time>${path} ${etag}`) {
  const cards = ARTICLES.map((path) => `<div class="card"><a href="${path}">Article</a></div>`).join('')
  const all: Record<string, CachedPage> = { '/page/1': { body: cards } }
  for (const path of ARTICLES) {
    all[path] = {
      etag: `"${etag}"`,
      body: `<h1>On ${path}</h1><div class="story"><p>${STORY}${article(path)}</p></div>`,
    }
  }
  return all
}

test('pages that have not changed are neither missing nor unseen: their records count with the score they have', async (t) => {
  const site = await startCachingSite(t, pages('1'))
  const place = workplace(t)
  const config = exampleSource(site.origin)
  const run = async () => (await place.run(config, { mode: 'full' })).result
  const first = await run()
  for (const etag of ['2', '3']) {
    site.pages = pages(etag)
    await run()
  }

  const unread = await run()
  assert.equal(unread.counts.pages.from_cache, 25)
  assert.equal(unread.status, 'success')
  const scores = (stats: Record<string, unknown>) => stats['quality'] as { median: number; not_modified: number }
  assert.equal(scores(unread.stats).median, scores(first.stats).median)
  assert.equal(scores(unread.stats).not_modified, 25)
  assert.equal(unread.stats['drift_unjudged'], 'no record was read: the 25 visited pages had not changed')

  // Among pages that are what they were those that changed are judged by themselves.
  const broken = pages('4', () => '')
  for (const path of ARTICLES.slice(10)) broken[path] = site.pages[path]!
  site.pages = broken
  const partly = await run()
  assert.deepEqual([partly.counts.pages.from_cache, partly.stats['drift_unjudged']], [15, null])
  assert.equal(partly.detail, 'date: usually 100 % filled, today 0 %')
})
