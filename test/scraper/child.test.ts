import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readAttempt } from '../../src/runs/folder/attempt.ts'
import { exampleSource } from './example-source.ts'
import { PROGRAM, workplace } from './run-scraper.ts'
import type { Started } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'
import type { NewsSite } from './start-news-site.ts'

async function until(started: Started, condition: () => boolean): Promise<void> {
  let over = false
  void started.ended.then(() => (over = true))
  while (!condition()) {
    assert.equal(over, false, `it ended first:\n${started.log()}`)
    await sleep(5)
  }
}

describe('the scraper process', () => {
  let site: NewsSite
  before(async () => void (site = await startNewsSite({ articles: 40 })))
  after(() => site.close())

  test('says who it is and how far, and writes a result', async (t) => {
    await site.set({ latency_ms: 100 })
    const place = workplace(t)
    const started = place.start(exampleSource(site.origin, { concurrency: 1 }))
    await until(started, () => started.attempt().state !== null)
    const early = started.attempt().state
    assert.equal(early?.process.pid, started.child.pid)
    assert.equal(early?.progress.phase, 'starting')
    await until(started, () => (started.attempt().state?.progress.records.new ?? 0) > 0)
    const later = started.attempt().state?.progress
    assert.ok(later && later.listing_pages > 0 && later.pending > 0 && later.rss_mb > 0 && later.cpu_ms > 0)
    await site.set({ latency_ms: 0 })

    assert.deepEqual(await started.ended, { code: 0, signal: null })
    const { result, state } = started.attempt()
    assert.deepEqual([result?.status, result?.reason, result?.detail], ['success', null, ''])
    assert.deepEqual(result?.counts.records, { found: 40, new: 40, updated: 0, unchanged: 0, rejected: 0 })
    assert.deepEqual(result?.counts.pages, { fetched: 45, from_cache: 0, failed: 0 })
    assert.deepEqual(state?.progress.records, result?.counts.records, 'the last state says what the result says')
    assert.ok(result && result.peak_rss_mb > 0 && result.cpu_ms > 0 && result.started < result.finished)
  })

  test('a closed terminal changes nothing', async (t) => {
    await site.set({ latency_ms: 10 })
    const started = workplace(t).start(exampleSource(site.origin))
    await until(started, () => /listing page/.test(started.log()))
    started.child.kill('SIGHUP')
    assert.deepEqual(await started.ended, { code: 0, signal: null })
    await site.set({ latency_ms: 0 })
  })

  test('a second signal does not wait for pages in flight', async (t) => {
    const slow = await startNewsSite({ latency_ms: 60_000 })
    t.after(() => slow.close())
    const started = workplace(t).start(exampleSource(slow.origin, { request_timeout: 120 }), { grace_ms: 600_000 })
    await until(started, () => /robots.txt/.test(started.log()))
    started.child.kill('SIGTERM')
    await until(started, () => /stopping politely/.test(started.log()))
    started.child.kill('SIGINT')
    assert.deepEqual(await started.ended, { code: 130, signal: null })
    assert.equal(started.attempt().result?.status, 'interrupted')
  })

  test('a page in flight that does not come ends with the grace time', async (t) => {
    const slow = await startNewsSite({ latency_ms: 60_000 })
    t.after(() => slow.close())
    const started = workplace(t).start(exampleSource(slow.origin, { request_timeout: 120 }), { grace_ms: 300 })
    await until(started, () => /robots.txt/.test(started.log()))
    started.child.kill('SIGTERM')
    assert.deepEqual(await started.ended, { code: 130, signal: null })
  })

  test('requests that wait for their turn are not waited for', async (t) => {
    const started = workplace(t).start(exampleSource(site.origin, { rate_limit: 3600 }), { grace_ms: 600_000 })
    await until(started, () => /listing page/.test(started.log()))
    started.child.kill('SIGTERM')
    assert.deepEqual(await started.ended, { code: 130, signal: null })
  })

  test('a limit of time ends it without help', async (t) => {
    const { code, result } = await workplace(t).run(exampleSource(site.origin, { rate_limit: 3600 }), {
      timeout_ms: 700,
    })
    assert.deepEqual([code, result.status, result.reason], [1, 'failed', 'timeout'])
    assert.match(result.detail, /limit of 0.7 s/)
  })

  test('a store that is none is said, without a stack', async (t) => {
    const place = workplace(t)
    writeFileSync(place.store, 'not a database, '.repeat(100))
    const { code, result, log } = await place.run(exampleSource(site.origin))
    assert.deepEqual([code, result.status, result.reason], [1, 'failed', 'crash'])
    assert.match(result.detail, /herald\.db: it is not a SQLite database/)
    assert.doesNotMatch(log, /stack=/)
  })

  test('two on one store: the second says who has it', async (t) => {
    await site.set({ latency_ms: 50 })
    const place = workplace(t)
    const first = place.start(exampleSource(site.origin, { concurrency: 1 }))
    await until(first, () => /listing page/.test(first.log()))
    const { code, result } = await place.run(exampleSource(site.origin))
    assert.deepEqual([code, result.reason], [1, 'crash'])
    assert.match(result.detail, new RegExp(String(first.child.pid)))
    assert.equal((await first.ended).code, 0)
    await site.set({ latency_ms: 0 })
  })

  test('our own mistake is a crash with a stack in the log, never "0 found"', async (t) => {
    const config = exampleSource(site.origin)
    const broken = { ...config, listing: { ...config.listing, url_template: null } } as unknown as typeof config
    const { code, result, log } = await workplace(t).run(broken)
    assert.deepEqual([code, result.status, result.reason], [1, 'failed', 'crash'])
    assert.match(log, /ERROR a mistake of the program {2}stack=/)
  })

  test('without a task it says so and ends', (t) => {
    const { folder } = workplace(t)
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, folder], { encoding: 'utf8' })
    assert.equal(status, 1)
    assert.match(stdout, /Cannot start: the task cannot be read {2}file=.*task\.json/)
  })

  test('offers itself to the kernel when memory runs out', { skip: process.platform !== 'linux' }, async (t) => {
    await site.set({ latency_ms: 20 })
    const started = workplace(t).start(exampleSource(site.origin, { concurrency: 1 }))
    await until(started, () => started.attempt().state !== null)
    const file = `/proc/${started.child.pid}/oom_score_adj`
    assert.ok(existsSync(file))
    assert.equal(readFileSync(file, 'utf8').trim(), '500')
    assert.equal((await started.ended).code, 0)
    await site.set({ latency_ms: 0 })
  })

  test('a log that has no room left does not stop it, and how many lines were lost is said', async (t) => {
    const skip = existsSync('/dev/full') ? null : 'this system has no disk that is always full'
    if (skip !== null) return t.skip(skip)
    await site.set({ latency_ms: 0 })
    const place = workplace(t)
    const whole = await place.run(exampleSource(site.origin))
    assert.equal(whole.result.detail, '')
    const folder = join(place.folder, '1')
    const full = openSync('/dev/full', 'w')
    const ended = once(spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', full, full] }), 'exit')
    closeSync(full)
    assert.deepEqual(await ended, [0, null])
    const { result } = readAttempt(folder)
    assert.equal(result?.status, 'success')
    assert.match(result.detail, /^\d+ lines of its log were lost: they could not be written$/)
    assert.ok(Number.parseInt(result.detail) >= 5, result.detail)
  })
})

test('a child starts without what only reading a config needs', () => {
  const script = `
    import { registerHooks } from 'node:module'
    const packages = new Set()
    registerHooks({
      load(url, context, next) {
        packages.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1])
        return next(url, context)
      },
    })
    await import(${JSON.stringify(new URL('../../src/scraper/child.ts', import.meta.url).href)})
    console.log(JSON.stringify([...packages]))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  const packages = new Set(JSON.parse(stdout) as (string | null)[])
  assert.ok(packages.has('undici'))
  assert.deepEqual(
    ['zod', 'yaml', 'iconv-lite', 'libphonenumber-js', 'playwright-core', 'tough-cookie'].filter((name) =>
      packages.has(name),
    ),
    [],
  )
})
