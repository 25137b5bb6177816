import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

test('known articles are not requested again, and the listing only as far as something is new', async (t) => {
  const site = await startNewsSite({ articles: 60 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)

  const first = await place.run(config)
  assert.deepEqual(first.result.counts.records, { found: 60, new: 60, updated: 0, unchanged: 0, rejected: 0 })
  await site.askedSince()

  const second = await place.run(config)
  assert.equal(second.result.status, 'success')
  assert.deepEqual(second.result.counts.records, { found: 10, new: 0, updated: 0, unchanged: 10, rejected: 0 })
  assert.deepEqual(await site.askedSince(), ['/page/1'])

  await site.set({ articles: 75 })
  const third = await place.run(config)
  assert.deepEqual(third.result.counts.records, { found: 30, new: 15, updated: 0, unchanged: 15, rejected: 0 })
  const asked = await site.askedSince()
  assert.deepEqual(
    asked.filter((path) => path.startsWith('/page/')),
    ['/page/1', '/page/2', '/page/3'],
  )
  assert.equal(asked.length, 3 + 15)
})

test('a full run visits everything again and keeps one row for each', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  await site.set({
    faults: { '/news/5': { status: 200, body: '<h1>Article 5</h1><div class="story"><p>Corrected.</p></div>' } },
  })
  const { result } = await place.run(config, { mode: 'full' })
  assert.deepEqual(result.counts.records, { found: 20, new: 0, updated: 1, unchanged: 19, rejected: 0 })
  const records = await place.records()
  assert.equal(records.length, 20)
  assert.equal(records.find(({ url }) => url.endsWith('/news/5'))?.body, 'Corrected.')
})

test('a listing that was not finished is walked to its end again', async (t) => {
  const site = await startNewsSite({ articles: 60 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config, { max_pages: 2 })
  const { result } = await place.run(config)
  assert.deepEqual(result.counts.records, { found: 60, new: 40, updated: 0, unchanged: 20, rejected: 0 })
})

test('what failed for a while is tried again by the next run, what is gone is not', async (t) => {
  const site = await startNewsSite({ faults: { '/news/3': { status: 500, times: 1 }, '/news/4': { status: 410 } } })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  const first = await place.run(config)
  assert.deepEqual([first.result.reason, first.result.counts.pages.failed], ['partial', 2])
  await site.askedSince()
  const second = await place.run(config)
  assert.deepEqual([second.result.status, second.result.counts.records.new], ['success', 1])
  assert.deepEqual((await site.askedSince()).toSorted(), ['/news/3', '/page/1'])
})

test('a retry of failures asks for nothing else', async (t) => {
  const site = await startNewsSite({ faults: { '/news/3': { status: 500, times: 1 }, '/news/4': { status: 410 } } })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  await place.run(config)
  await site.set({ articles: 30, faults: {} })
  await site.askedSince()
  const { result } = await place.run(config, { only: 'failed', retry: 'all' })
  assert.deepEqual([result.status, result.counts.records.new], ['success', 2])
  assert.deepEqual((await site.askedSince()).toSorted(), ['/news/3', '/news/4'])
})

test('rejected entries get another chance when the config changes, and not before', async (t) => {
  const body = '<h1>Other</h1><div class="prose"><p>Told in another layout.</p></div>'
  const site = await startNewsSite({ articles: 5, faults: { '/news/2': { status: 200, body } } })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  assert.equal((await place.run(config)).result.reason, 'rejected')
  await site.askedSince()
  await place.run(config)
  assert.deepEqual(
    (await site.askedSince()).filter((path) => path.startsWith('/news/')),
    [],
  )
  const { article, thumbnail } = config.selectors
  const mended = { ...config, selectors: { thumbnail, article: { ...article, body: ['.prose p'] } } }
  const { result } = await place.run(mended)
  assert.deepEqual([result.status, result.counts.records.new], ['success', 1])
})

test('what a run without any record rejected is visited again when the site is well, without a change of the config', async (t) => {
  const site = await startNewsSite({ article_layout: 'prose', articles: 3 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin)
  for (let day = 0; day < 3; day++) assert.equal((await place.run(config)).result.reason, 'no_records')
  await site.set({ article_layout: 'story' })
  const { result } = await place.run(config)
  assert.deepEqual([result.status, result.counts.records.new], ['success', 3])
})
