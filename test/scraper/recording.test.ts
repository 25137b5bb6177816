import assert from 'node:assert/strict'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readWarc } from '../../src/http/warc/read-warc.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

test('a run is recorded, and run again from the recording with other selectors while the site is down', async (t) => {
  const site = await startNewsSite({ articles: 12, faults: { '/news/3': { status: 500, times: 1 } } })
  t.after(() => site.close())
  const place = workplace(t)
  const record = join(place.folder, 'a.warc.gz')
  const config = exampleSource(site.origin, { retries: 1 })
  const first = await place.run(config, { record })
  assert.equal(first.result.counts.records.new, 12)
  await site.goDown()

  const store = join(place.folder, 'replay.db')
  const { article } = config.selectors
  const other = {
    ...config,
    rate_limit: 60,
    selectors: { ...config.selectors, article: { ...article, title: ['title'] } },
  }
  for (let again = 0; again < 2; again++) {
    const { result, log } = await place.run(other, { replay: record, store })
    assert.deepEqual([result.status, result.counts.records.new], ['success', 12], log)
  }
  assert.ok(existsSync(store))
  assert.equal((await place.records()).length, 12)
})

test('a recorded run that is stopped ends as any other, and its recording can be read', async (t) => {
  const site = await startNewsSite({ articles: 100, latency_ms: 20 })
  t.after(() => site.close())
  const place = workplace(t)
  const record = join(place.folder, 'a.warc.gz')
  const started = place.start(exampleSource(site.origin, { concurrency: 2 }), { record, log_level: 'debug' })
  let over = false
  void started.ended.then(() => (over = true))
  while (!over && !/ article /.test(started.log())) await sleep(5)
  started.child.kill('SIGTERM')
  await started.ended
  assert.equal(started.attempt().result?.status, 'interrupted', started.log())
  assert.ok((await Array.fromAsync(readWarc(record))).length > 1)
})

test('what is no recording ends the run with the file named', async (t) => {
  const place = workplace(t)
  const replay = join(place.folder, 'a.warc.gz')
  writeFileSync(replay, 'nothing of the kind')
  const config = exampleSource('http://127.0.0.1:1')
  const { result, log } = await place.run(config, { replay, store: join(place.folder, 'r.db') })
  assert.doesNotMatch(log, /a mistake of the program/)
  assert.deepEqual([result.status, result.reason], ['failed', 'crash'])
  assert.match(result.detail, /a\.warc\.gz: no WARC file/)
})

test('a recording that is not there is named', async (t) => {
  const place = workplace(t)
  const replay = join(place.folder, 'none.warc.gz')
  const { result, log } = await place.run(exampleSource('http://127.0.0.1:1'), { replay })
  assert.deepEqual([result.status, result.detail], ['failed', `there is no recording ${replay}`])
  assert.doesNotMatch(log, /a mistake of the program/)
})

test('a further attempt is recorded beside the first one', async (t) => {
  const site = await startNewsSite({ articles: 3 })
  t.after(() => site.close())
  const place = workplace(t)
  const record = join(place.folder, 'a.warc.gz')
  const config = exampleSource(site.origin)
  for (const attempt of [1, 2, 3]) {
    const { result } = await place.run(config, { record, attempt, mode: 'full' })
    assert.equal(result.status, 'success', result.detail)
  }
  const files = readdirSync(place.folder).filter((name) => name.includes('warc'))
  assert.deepEqual(files.toSorted(), ['a.2.warc.gz', 'a.3.warc.gz', 'a.warc.gz'])
})
