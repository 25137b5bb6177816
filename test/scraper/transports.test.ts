import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

test('a source that needs a browser is not quietly scraped over HTTP', async (t) => {
  const site = await startNewsSite({ articles: 3 })
  t.after(() => site.close())
  const place = workplace(t)
  const { result, log } = await place.run({ ...exampleSource(site.origin), client: 'browser' })
  assert.deepEqual([result.status, result.reason], ['failed', 'invalid_config'], log)
  assert.match(result.detail, /client must be http: found "browser"/)
  assert.deepEqual(await site.asked(), [])
})
