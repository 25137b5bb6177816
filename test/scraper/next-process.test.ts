import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Source } from '../../src/config/source.ts'
import type { Asked, NewsSiteOptions } from '../sites/news-site.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'
import type { NewsSite } from './start-news-site.ts'

// What a site sees when one process of ours ends and the next one begins at once.

/**
 * The machine may let the site note an arrival late; a process that remembers nothing comes after a fifth of these
 * gaps.
 */
const LATE_MS = 300

/** Kills a scraper as soon as `seen` says so, and starts another one at once. */
async function killedAndAgain(
  t: TestContext,
  options: {
    site?: Partial<NewsSiteOptions>
    source?: Partial<Source>
    seen: (asked: Asked[], log: string) => boolean
  },
): Promise<{ site: NewsSite; before: Asked[]; again: ReturnType<ReturnType<typeof workplace>['start']> }> {
  const site = await startNewsSite(options.site)
  t.after(() => site.close())
  const place = workplace(t)
  const source = exampleSource(site.origin, options.source)
  const hosts = join(place.folder, 'hosts')
  const first = place.start(source, { hosts })
  while (!options.seen(await site.asked(), first.log())) await sleep(5)
  first.child.kill('SIGKILL')
  await first.ended
  const before = await site.asked()
  return { site, before, again: place.start(source, { hosts }) }
}

async function firstAfter(site: NewsSite, before: Asked[]): Promise<Asked> {
  for (;;) {
    const next = (await site.asked())[before.length]
    if (next !== undefined) return next
    await sleep(20)
  }
}

for (const [what, site, rate_limit] of [
  ['rate_limit', {}, 2],
  ['the crawl-delay of robots.txt', { robots: 'User-agent: *\nCrawl-delay: 2\n' }, 0],
] as const) {
  test(`${what} holds between the last request of a killed scraper and the first of the next one`, async (t) => {
    const { site: news, before } = await killedAndAgain(t, {
      site,
      source: { rate_limit },
      seen: (asked) => asked.length === 1,
    })
    const next = await firstAfter(news, before)
    const gap = next.at - before.at(-1)!.at
    assert.ok(gap >= 2000 - LATE_MS, `${gap} ms`)
  })
}

test('a wait that the site asked for is waited out by the next one, and reported', async (t) => {
  const { site, before, again } = await killedAndAgain(t, {
    site: { faults: { '/page/1': { status: 429, headers: { 'retry-after': '3' }, times: 1 } } },
    // Before that, nobody but the site knows of it.
    seen: (_, log) => log.includes('host asked to wait'),
  })
  const next = await firstAfter(site, before)
  assert.ok(next.at - before[0]!.at >= 3000 - LATE_MS, `${next.at - before[0]!.at} ms`)
  assert.match(again.log(), /host asked to wait .*why="requested in an earlier run"/)
  assert.equal((await again.ended).code, 0)
  assert.equal(again.attempt().result?.counts.records.new, 20)
})

test('a next run that would have to wait longer than it may asks nothing and says why', async (t) => {
  const limited = { status: 429, headers: { 'retry-after': '3600' } }
  const site = await startNewsSite({ faults: { '/news/10': limited } })
  t.after(() => site.close())
  const place = workplace(t)
  const hosts = join(place.folder, 'hosts')
  await place.run(exampleSource(site.origin), { hosts })
  const before = await site.asked()
  const { code, result } = await place.run(exampleSource(site.origin), { hosts })
  assert.deepEqual([code, result.status, result.reason], [1, 'failed', 'rate_limited'])
  assert.match(result.detail, /asked us to wait (?:3600|359\d) s in all, more than the 60 s allowed/)
  assert.deepEqual(await site.asked(), before)
})

test('another source of the same host waits as well', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const place = workplace(t)
  const hosts = join(place.folder, 'hosts')
  await place.run(exampleSource(site.origin, { rate_limit: 1.5 }), { hosts, max_articles: 1 })
  const before = await site.asked()
  const other = place.start(exampleSource(site.origin, { source: 'echo' }), {
    hosts,
    store: join(place.folder, 'echo.db'),
  })
  const next = await firstAfter(site, before)
  assert.ok(next.at - before.at(-1)!.at >= 1500 - LATE_MS)
  await other.ended
})
