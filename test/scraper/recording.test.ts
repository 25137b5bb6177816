import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
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

test('what is no recording ends the run with the file named', async (t) => {
  const place = workplace(t)
  const replay = join(place.folder, 'a.warc.gz')
  writeFileSync(replay, 'nothing of the kind')
  const { result } = await place.run(exampleSource('http://127.0.0.1:1'), { replay, store: join(place.folder, 'r.db') })
  assert.deepEqual([result.status, result.reason], ['failed', 'crash'])
  assert.match(result.detail, /a\.warc\.gz: no WARC file/)
})
