import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

const STORY = '<div class="story"><p>The harbour was closed for a day, and the ferry did not come.</p></div>'

function faultsFor(from: number, to: number, body: (id: number) => string) {
  const ids = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return Object.fromEntries(ids.map((id) => [`/news/${id}`, { status: 200, body: body(id) }]))
}

/** A site of thirty articles, all of which three runs have visited, and the next of which may be anything. */
async function visitedSite(t: TestContext) {
  const site = await startNewsSite({ articles: 10 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  for (const articles of [10, 20, 30]) {
    await site.set({ articles })
    assert.equal((await place.run(config)).result.status, 'success')
  }
  return { site, place, config }
}

test('a field that is suddenly empty is named in the same run, with the usual value and the one of today', async (t) => {
  const { site, place, config } = await visitedSite(t)
  await site.set({
    articles: 40,
    faults: faultsFor(31, 40, (id) => `<h1>Article ${id}</h1>${STORY.replace('day', `day ${id}`)}`),
  })
  const { result, log } = await place.run(config)
  assert.deepEqual([result.status, result.reason], ['warning', 'drift'])
  assert.equal(result.detail, 'date: usually 100 % filled, today 0 %')
  assert.deepEqual(result.stats['drift'], [result.detail])
  assert.match(log, /usually 100 % filled/)

  // Healthy again: nothing to say, and the bad run has not become the usual.
  await site.set({ articles: 50, faults: {} })
  assert.equal((await place.run(config)).result.status, 'success')
})

test('a consent page instead of the articles is no article', async (t) => {
  const { site, place, config } = await visitedSite(t)
  await site.set({
    articles: 40,
    faults: faultsFor(31, 40, () => `<h1>Before you go on</h1><time datetime="2026-01-01"></time>${STORY}`),
  })
  const { result } = await place.run(config)
  assert.equal(result.reason, 'drift')
  assert.match(result.detail, /^title: the same on 10 of 10 records/)
})

test('every record has a quality in the store, and the statistics say what lowers it', async (t) => {
  const site = await startNewsSite({
    articles: 10,
    faults: faultsFor(3, 3, () => '<h1>Short</h1><div class="story"><p>Soon.</p></div>'),
  })
  t.after(() => site.close())
  const place = workplace(t)
  const { result } = await place.run(exampleSource(site.origin))
  const db = new DatabaseSync(place.store, { readOnly: true })
  t.after(() => db.close())
  const row = db.prepare(`SELECT quality, quality_reasons FROM records WHERE url LIKE '%/news/3'`).get()
  assert.equal(row?.['quality'], 45)
  assert.equal(row['quality_reasons'], '["very short body","no date"]')
  assert.equal(db.prepare('SELECT count(quality) AS n FROM records').get()?.['n'], 10)
  const { quality, extraction } = result.stats as {
    quality: Record<string, unknown>
    extraction: Record<string, unknown>
  }
  assert.equal(quality['poor'], 1)
  assert.deepEqual(Object.keys(extraction), ['article', 'listing'])
})

test('a source that never gave a record is given up after a first look, and its other entries wait', async (t) => {
  const site = await startNewsSite({ articles: 300, article_layout: 'prose' })
  t.after(() => site.close())
  const place = workplace(t)
  const { result } = await place.run(exampleSource(site.origin))
  assert.deepEqual([result.status, result.reason], ['failed', 'no_records'])
  assert.match(result.detail, /no record from 20 entries: no body/)
  const articles = (await site.askedSince()).filter((path) => path.startsWith('/news/'))
  assert.ok(articles.length < 30, `${articles.length} articles were asked for`)
})

test('200 entries in a row without a record end a source that had records before', async (t) => {
  const site = await startNewsSite({ articles: 10 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  await site.set({ articles: 300, article_layout: 'prose' })
  const { result } = await place.run(config)
  assert.deepEqual([result.status, result.reason], ['failed', 'no_records'])
  assert.match(result.detail, /no record from 200 entries/)
})
