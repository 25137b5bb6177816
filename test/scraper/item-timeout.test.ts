import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

const hangs = (times?: number) => ({ status: 200, hangs: true, ...(times === undefined ? {} : { times }) })
const limited = { item_timeout: 0.5, retries: 3 }

test('an article that outlives its time is put back, and stored when it comes the second time', async (t) => {
  const site = await startNewsSite({ articles: 10, faults: { '/news/4': hangs(1), '/news/7': hangs(1) } })
  t.after(() => site.close())
  const { result, log } = await workplace(t).run(exampleSource(site.origin, limited))
  assert.deepEqual([result.status, result.counts.records.new, result.counts.pages.failed], ['success', 10, 0])
  assert.equal(log.match(/page took too long, put back/g)?.length, 2)
})

test('one that outlives it twice has failed, the others are stored, and a later run tries it again', async (t) => {
  const site = await startNewsSite({ articles: 10, faults: { '/news/4': hangs(2) } })
  t.after(() => site.close())
  const place = workplace(t)
  const { result } = await place.run(exampleSource(site.origin, limited))
  assert.deepEqual([result.status, result.reason], ['warning', 'partial'])
  assert.deepEqual([result.counts.records.new, result.counts.pages.failed], [9, 1])
  assert.deepEqual(result.stats['failure_kinds'], { timeout: 1 })
  const asked = (await site.asked()).filter(({ path }) => path === '/news/4')
  assert.ok(asked.length <= 2, 'no try after its time')
  assert.equal((await place.run(exampleSource(site.origin, limited))).result.counts.records.new, 1)
})

test('with retries 0 nothing is put back', async (t) => {
  const site = await startNewsSite({ articles: 5, faults: { '/news/2': hangs() } })
  t.after(() => site.close())
  const { result, log } = await workplace(t).run(exampleSource(site.origin, { ...limited, retries: 0 }))
  assert.deepEqual([result.reason, result.counts.records.new], ['partial', 4])
  assert.doesNotMatch(log, /put back/)
})

test('waiting for its turn uses up none of the time', async (t) => {
  const site = await startNewsSite({ articles: 6 })
  t.after(() => site.close())
  const slow = { item_timeout: 0.5, rate_limit: 0.4, concurrency: 6 }
  const { result } = await workplace(t).run(exampleSource(site.origin, slow))
  assert.deepEqual([result.status, result.counts.records.new], ['success', 6])
})

test('a wait that the host asks for uses up none of the time', async (t) => {
  const wait = { status: 503, headers: { 'retry-after': '1' }, times: 1 }
  const site = await startNewsSite({ articles: 6, faults: { '/news/3': wait } })
  t.after(() => site.close())
  const { result, log } = await workplace(t).run(exampleSource(site.origin, limited))
  assert.deepEqual([result.status, result.counts.records.new], ['success', 6])
  assert.doesNotMatch(log, /put back/)
})
