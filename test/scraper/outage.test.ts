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
import type { Result } from '../../src/run-folder/task.ts'
import type { Clock } from '../../src/scraper/clock.ts'
import { systemClock } from '../../src/scraper/clock.ts'
import { scrape } from '../../src/scraper/scrape.ts'
import { exampleSource } from './example-source.ts'
import { taskFor } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

/** The breaker's half minutes would take as long: everything runs on a clock that is this much faster. */
const FASTER = 100
const fast: Clock = {
  now: () => performance.now() * FASTER,
  date: () => new Date(),
  sleep: (ms, signal) => systemClock.sleep(ms / FASTER, signal),
}

interface Running {
  result: Promise<Result>
  logged: (pattern: RegExp) => Promise<void>
}

function run(t: TestContext, config: Source): Running {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'outage-')))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
  const result = scrape(taskFor(config, join(folder, 'herald.db')), {
    log,
    clock: fast,
    createClient: (options) => createHttpClient({ ...options, now: fast.now, sleep: fast.sleep }),
  })
  return {
    result,
    async logged(pattern) {
      while (!lines.some((line) => pattern.test(line))) await sleep(5)
    },
  }
}

const config = (origin: string): Source => exampleSource(origin, { retries: 1, concurrency: 3 })

describe('an outage', () => {
  test('that passes costs no article and no listing page', async (t) => {
    const site = await startNewsSite({ articles: 100, latency_ms: 3 })
    t.after(() => site.close())
    const { result, logged } = run(t, config(site.origin))
    await logged(/"msg":"article"/)
    await site.set({ all: 503 })
    await logged(/"operation":"detail","state":"half_open"/)
    const during = (await site.asked()).filter(({ status }) => status === 503).length
    await site.set({ all: null })
    const { status, detail, counts } = await result
    assert.deepEqual([status, counts.records.new, counts.pages.failed], ['success', 100, 0], detail)
    // 5 details and 3 listing pages to open the breakers, each twice, those in flight meanwhile, and one probe each.
    assert.ok(during <= 30, `${during} requests`)
  })

  test('that does not pass ends the scraper, and keeps what it has not visited', async (t) => {
    const site = await startNewsSite({ articles: 100, latency_ms: 3 })
    t.after(() => site.close())
    const { result, logged } = run(t, config(site.origin))
    await logged(/"msg":"article"/)
    await site.set({ all: 503 })
    const { status, reason, detail, stats } = await result
    assert.deepEqual([status, reason], ['failed', 'host_down'])
    assert.match(detail, /entries wait for the next run/)
    assert.ok(Number(stats['pending']) > 0)
    const asked = (await site.asked()).filter((it) => it.status === 503).length
    assert.ok(asked <= 40, `${asked} requests`)
  })
})
