import assert from 'node:assert/strict'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { Source } from '../../src/config/source.ts'
import { createHttpClient } from '../../src/http/create-client.ts'
import type { Result } from '../../src/runs/folder/task.ts'
import type { Clock } from '../../src/scraper/limits/clock.ts'
import { systemClock } from '../../src/scraper/limits/clock.ts'
import { scrape } from '../../src/scraper/scrape.ts'
import { exampleSource, pagination } from './example-source.ts'
import { taskFor } from './task-for.ts'
import { startNewsSite } from './start-news-site.ts'

/** A clock so many times as fast: the half minutes of the breaker would else take as long. */
function fastClock(times: number): Clock {
  return {
    now: () => performance.now() * times,
    date: () => new Date(),
    sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
  }
}

interface Running {
  lines: string[]
  result: Promise<Result>
  logged: (pattern: RegExp) => Promise<void>
}

function run(t: TestContext, config: Source, clock: Clock, stop?: AbortSignal): Running {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'outage-')))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
  const result = scrape(taskFor(config, join(folder, 'herald.db')), {
    log,
    clock,
    ...(stop === undefined ? {} : { stop }),
    createClient: (options) => createHttpClient({ ...options, now: clock.now, sleep: clock.sleep }),
  })
  return {
    lines,
    result,
    async logged(pattern) {
      let over = false
      void result.then(() => (over = true))
      while (!lines.some((line) => pattern.test(line))) {
        assert.equal(over, false, `it ended without ${pattern}`)
        await sleep(5)
      }
    },
  }
}

const GONE = { status: 503 }
const config = (origin: string): Source => exampleSource(origin, { retries: 1, concurrency: 3 })

describe('an outage', () => {
  test('that passes costs no article and no listing page', async (t) => {
    const site = await startNewsSite({ articles: 100, all: 503, after: 30 })
    t.after(() => site.close())
    const { result, logged } = run(t, config(site.origin), fastClock(20))
    await logged(/"operation":"detail","state":"open"/)
    await site.set({ all: null })
    const { status, detail, counts } = await result
    assert.deepEqual([status, counts.records.new, counts.pages.failed], ['success', 100, 0], detail)
    const refused = (await site.asked()).filter((it) => it.status === 503).length
    // 5 articles and 3 listing pages open the breakers, each tried twice; and those in flight meanwhile.
    assert.ok(refused >= 5 && refused <= 25, `${refused} requests`)
  })

  test('that does not pass ends the scraper, and keeps what it has not visited', async (t) => {
    const site = await startNewsSite({ articles: 100, all: 503, after: 30 })
    t.after(() => site.close())
    const { status, reason, detail, stats, counts } = await run(t, config(site.origin), fastClock(100)).result
    assert.deepEqual([status, reason], ['failed', 'host_down'])
    assert.match(detail, /entries wait for the next run/)
    assert.ok(Number(stats['pending']) > 0)
    assert.ok(counts.records.new > 0)
    const refused = (await site.asked()).filter((it) => it.status === 503).length
    assert.ok(refused <= 40, `${refused} requests`)
  })

  test('of one host keeps nobody from the others that the source names', async (t) => {
    const articles = 40
    const [good, bad] = [await startNewsSite({ articles }), await startNewsSite({ articles })]
    t.after(() => Promise.all([good.close(), bad.close()]))
    await bad.set({ faults: Object.fromEntries(Array.from({ length: articles }, (_, i) => [`/news/${i + 1}`, GONE])) })
    const pages = pagination(good.origin, { url_template: [bad, good].map(({ origin }) => `${origin}/page/{num}`) })
    const both = { ...config(good.origin), listing: pages, hosts: [good.host, bad.host] }
    const stop = new AbortController()
    const { result, lines } = run(t, both, systemClock, stop.signal)
    const visited = async (): Promise<number> =>
      (await good.asked()).filter(({ path }) => path.startsWith('/news/')).length
    while ((await visited()) < articles) await sleep(20)
    // The breaker of the other one opened meanwhile and had not let a probe through yet.
    assert.equal(lines.filter((line) => /"state":"open"/.test(line)).length, 1)
    assert.equal(lines.filter((line) => /"state":"half_open"/.test(line)).length, 0)
    stop.abort()
    await result
  })

  test('of the last pages only is none: they are lost, and the run is not', async (t) => {
    const faults = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`/news/${1 + i}`, { status: 500 }]))
    const site = await startNewsSite({ articles: 20, faults })
    t.after(() => site.close())
    const { status, reason, counts } = await run(t, config(site.origin), fastClock(40)).result
    assert.deepEqual([status, reason], ['warning', 'partial'])
    assert.deepEqual([counts.records.new, counts.pages.failed], [14, 6])
  })
})
