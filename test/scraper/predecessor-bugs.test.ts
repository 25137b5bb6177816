// Each defect that was found in the programs which this one replaces, by its name: none of them may come back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../../src/runs/folder/log.ts'
import { scrape } from '../../src/scraper/scrape.ts'
import { exportRecords } from '../../src/store/export/export-records.ts'
import { storesAt } from '../../src/store/sqlite-catalog.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { taskFor } from './task-for.ts'
import type { Started } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'
import type { NewsSite } from './start-news-site.ts'

async function newspaper(t: TestContext, options: Parameters<typeof startNewsSite>[0]): Promise<NewsSite> {
  const site = await startNewsSite(options)
  t.after(() => site.close())
  return site
}

async function untilLogged(started: Started, pattern: RegExp): Promise<void> {
  let over = false
  void started.ended.then(() => (over = true))
  while (!over && !pattern.test(started.log())) await sleep(5)
  assert.match(started.log(), pattern)
}

const isArticle = ({ path }: { path: string }): boolean => path.startsWith('/news/')
const titles = (from: number, to: number): string[] => {
  return Array.from({ length: to - from + 1 }, (_, i) => `Article ${from + i}`).toSorted()
}

test('a breaker that took every asynchronous call for a success never opened', async (t) => {
  const site = await newspaper(t, { articles: 100, per_page: 100, all: 500, after: 1 })
  const place = workplace(t)
  const started = place.start(exampleSource(site.origin, { concurrency: 2 }))
  await untilLogged(started, /circuit breaker .*operation=detail state=open/)
  started.child.kill('SIGTERM')
  await started.ended
  const articles = (await site.asked()).filter(isArticle)
  assert.ok(articles.length <= 5 + 2, `${articles.length} articles were asked for before it opened`)
})

test('a rate limiter that nobody waited for let everything through at once', async (t) => {
  const faults = { '/news/7': { status: 503, times: 2 } }
  const site = await newspaper(t, { articles: 12, faults })
  const { result } = await workplace(t).run(exampleSource(site.origin, { concurrency: 6, rate_limit: 0.1, retries: 2 }))
  assert.equal(result.counts.records.new, 12)
  const starts = (await site.asked()).map(({ at }) => at)
  assert.equal(starts.length, 3 + 12 + 2, 'listing, articles and retries')
  const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0)
  // As the server saw it, from end to end: one gap may be short where the machine was busy.
  assert.ok(span >= 16 * 100 - 150, `${span} ms`)
})

test('a batch that was called parallel was worked off one by one', async (t) => {
  const site = await newspaper(t, { articles: 40, per_page: 40, latency_ms: 30 })
  await workplace(t).run(exampleSource(site.origin, { concurrency: 4 }))
  const inFlight = (await site.asked()).filter(isArticle).map(({ in_flight }) => in_flight)
  assert.equal(Math.max(...inFlight), 4)
})

test('a connection that died was given out again and again', async (t) => {
  const faults = Object.fromEntries(
    [3, 9, 14, 15, 22].map((id) => [`/news/${id}`, { status: 200, reset: true, times: 1 }]),
  )
  const site = await newspaper(t, { articles: 30, faults })
  const { result } = await workplace(t).run(exampleSource(site.origin, { concurrency: 2, retries: 1 }))
  assert.deepEqual([result.status, result.counts.records.new], ['success', 30])
})

test('one poisoned page kept a whole batch from the store, for ever', async (t) => {
  const text = (id: number, body: string): string => `<h1>Article ${id}</h1><div class="story"><p>${body}</p></div>`
  const faults = {
    '/news/2': { status: 200, body: text(2, 'NUL \0 and half a pair \\ud800 &#xd800; &#0; \ud83d') },
    '/news/3': { status: 200, body: text(3, '<div>'.repeat(50_000)) },
    '/news/4': { status: 200, body: 'no gzip at all', headers: { 'content-encoding': 'gzip' } },
    '/news/5': { status: 200, reset: true },
    '/news/6': { status: 200, body: '' },
  }
  const site = await newspaper(t, { articles: 20, faults })
  const place = workplace(t)
  const { result } = await place.run(exampleSource(site.origin))
  assert.equal(result.status, 'warning')
  const stored = new Set((await place.records()).map(({ title }) => title))
  assert.deepEqual(
    [...titles(7, 20), 'Article 1'].filter((title) => !stored.has(title)),
    [],
  )
  const { fetched, failed } = result.counts.pages
  assert.equal(fetched + failed, 20 + 3, 'every page is accounted for')
})

test('pages that fail again and again took the places of those that nobody had tried', async (t) => {
  const site = await newspaper(t, { articles: 6, per_page: 50 })
  const dead = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`/news/${i + 1}`, { status: 500 }]))
  await site.set({ faults: dead })
  const place = workplace(t)
  const config = exampleSource(site.origin, { concurrency: 1, max_articles: 4 })
  await place.run(config)
  await site.set({ articles: 10 })
  await site.askedSince()
  const { result } = await place.run(config)
  const visited = (await site.askedSince()).filter((path) => path.startsWith('/news/'))
  // Two that the first run did not get to, and the newest two; 3 to 6 have failed before.
  assert.deepEqual(visited.toSorted(), ['/news/1', '/news/10', '/news/2', '/news/9'])
  const third = await place.run(config, { max_articles: 2 })
  assert.deepEqual([result.counts.records.new, third.result.counts.records.new], [2, 2])
})

test('a thousand rows were all that ever came back', async (t) => {
  const site = await newspaper(t, { articles: 1001, per_page: 1001 })
  const place = workplace(t)
  const { result } = await place.run(exampleSource(site.origin, { concurrency: 8 }))
  assert.deepEqual([result.counts.records.found, result.counts.records.new], [1001, 1001])
  assert.deepEqual((await place.records()).map(({ title }) => title).toSorted(), titles(1, 1001))
  const out = join(place.folder, 'all.jsonl')
  const { catalog, names: stores } = await storesAt(place.store)
  await exportRecords({ catalog, stores, format: 'jsonl', out })
  assert.equal(readFileSync(out, 'utf8').trimEnd().split('\n').length, 1001)
  const again = await place.run(exampleSource(site.origin, { concurrency: 8 }), { mode: 'full' })
  assert.equal(again.result.counts.records.unchanged, 1001)
})

test('a chunk that could not be stored was lost with a line in the log', async (t) => {
  const site = await newspaper(t, { articles: 150, per_page: 150 })
  const place = workplace(t)
  const config = exampleSource(site.origin)
  let settled = 0
  const failing = await scrape(taskFor(config, place.store), {
    log: createLog('error'),
    async openStore(file) {
      const store = openSqliteStore(file)
      return {
        ...store,
        async settle(...args) {
          if (++settled === 2) throw new StoreError('disk_full', file, 'there is no room')
          return store.settle(...args)
        },
      }
    },
  })
  assert.deepEqual([failing.status, failing.reason], ['failed', 'crash'])
  assert.match(failing.detail, /no room/)
  assert.equal(failing.counts.records.new, (await place.records()).length, 'nothing is counted that is not stored')

  await site.askedSince()
  const { result } = await place.run(config)
  assert.equal(result.status, 'success')
  assert.deepEqual((await place.records()).map(({ title }) => title).toSorted(), titles(1, 150))
})

test('what a page was called could write lines of its own into the log', async (t) => {
  const title = 'All well\n2026-01-01 00:00:00.000 ERROR scraper ended: failed\u001b[2J\r<script>alert(1)</script>'
  const body = `<h1>Article\u2028${title}</h1><div class="story"><p>Text.</p></div>`
  const site = await newspaper(t, { articles: 3, faults: { '/news/2': { status: 200, body } } })
  const { log, result } = await workplace(t).run(exampleSource(site.origin), { log_level: 'debug' })
  assert.equal(result.status, 'success')
  assert.match(log, /All well/)
  assert.doesNotMatch(log, /^2026-01-01 00:00:00\.000 ERROR/m)
  for (const character of ['\u001b', '\r', '\u2028']) assert.equal(log.includes(character), false)
})

test('a worker that was taken for dead came back and wrote beside its successor', async (t) => {
  const site = await newspaper(t, { articles: 60, latency_ms: 20 })
  const place = workplace(t)
  const config = exampleSource(site.origin, { concurrency: 2 })
  const frozen = place.start(config, { log_level: 'debug' })
  await untilLogged(frozen, / article /)
  frozen.child.kill('SIGSTOP')
  const { result } = await place.run(config)
  assert.deepEqual([result.status, result.reason], ['failed', 'crash'])
  assert.match(result.detail, /process \d+/)
  frozen.child.kill('SIGCONT')
  await frozen.ended
  assert.equal(frozen.attempt().result?.status, 'success')
  const stored = await place.records()
  assert.deepEqual(stored.map(({ title: each }) => each).toSorted(), titles(1, 60))
  assert.deepEqual(new Set(stored.map(({ run }) => run)), new Set(['run-1']))
})
