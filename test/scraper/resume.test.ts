import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import type { Started, Workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

const ARTICLES = 120
const ROUNDS = 12

async function assertComplete(place: Workplace, articles: number): Promise<void> {
  const titles = (await place.records()).map(({ title }) => title)
  const expected = Array.from({ length: articles }, (_, i) => `Article ${i + 1}`)
  assert.deepEqual(titles.toSorted(), expected.toSorted(), 'nothing missing, nothing doubled')
}

/** Resolves when the log says so, or the process has ended. */
async function untilLogged(started: Started, pattern: RegExp): Promise<void> {
  let over = false
  void started.ended.then(() => (over = true))
  while (!over && !pattern.test(started.log())) await sleep(5)
}

describe('killed and run again', () => {
  test(`${ROUNDS} kills at random moments, one after the other on one store: 0 missing, 0 duplicates`, async (t) => {
    const site = await startNewsSite({ articles: ARTICLES, latency_ms: 4 })
    t.after(() => site.close())
    const place = workplace(t)
    const config = exampleSource(site.origin, { concurrency: 2 })
    for (let round = 0; round < ROUNDS; round++) {
      const started = place.start(config)
      await untilLogged(started, /scraper starts/)
      await sleep(Math.random() * 150)
      started.child.kill('SIGKILL')
      await started.ended
    }
    const { result } = await place.run(config)
    assert.equal(result.status, 'success')
    await assertComplete(place, ARTICLES)
  })

  test('killed in the middle of an update: what was new behind the kill is found', async (t) => {
    const site = await startNewsSite({ articles: 40 })
    t.after(() => site.close())
    const place = workplace(t)
    const config = exampleSource(site.origin, { concurrency: 1 })
    await place.run(config)
    await site.set({ articles: ARTICLES, latency_ms: 10 })
    const started = place.start(config)
    await untilLogged(started, /listing page .*\/page\/2 /)
    started.child.kill('SIGKILL')
    await started.ended
    await site.set({ latency_ms: 0 })
    const { result } = await place.run(config)
    assert.equal(result.status, 'success')
    await assertComplete(place, ARTICLES)
    const { found, unchanged, updated } = result.counts.records
    assert.equal(found, ARTICLES)
    assert.equal(updated, 0)
    assert.equal(result.counts.records.new + unchanged, ARTICLES)
  })

  test('counts of a resumed run add up: what waited is new, and not skipped as known', async (t) => {
    const site = await startNewsSite({ articles: 30 })
    t.after(() => site.close())
    const place = workplace(t)
    await place.run(exampleSource(site.origin), { max_articles: 12 })
    const { result } = await place.run(exampleSource(site.origin))
    assert.deepEqual(result.counts.records, { found: 30, new: 18, updated: 0, unchanged: 12, rejected: 0 })
    await assertComplete(place, 30)
  })

  test('SIGTERM finishes what is under way, and the next run goes on', async (t) => {
    const site = await startNewsSite({ articles: ARTICLES, latency_ms: 30 })
    t.after(() => site.close())
    const place = workplace(t)
    const config = exampleSource(site.origin, { concurrency: 2 })
    const started = place.start(config, { log_level: 'debug' })
    await untilLogged(started, / article /)
    started.child.kill('SIGTERM')
    assert.deepEqual(await started.ended, { code: 130, signal: null })
    const { result } = started.attempt()
    assert.deepEqual([result?.status, result?.reason], ['interrupted', 'stopped'])
    const kept = await place.records()
    assert.equal(kept.length, result?.counts.records.new)
    assert.ok(kept.length > 0 && kept.length < ARTICLES)
    const served = (await site.asked()).filter(({ path, status }) => path.startsWith('/news/') && status === 200)
    assert.equal(kept.length, served.length, 'every article that was served is stored')

    await site.set({ latency_ms: 0 })
    const second = await place.run(config)
    assert.equal(second.result.status, 'success')
    await assertComplete(place, ARTICLES)
  })
})
