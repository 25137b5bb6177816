import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createStages } from '../../../src/scraper/outcome/stages.ts'
import { exampleSource } from '../example-source.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'

test('each stage has its seconds, those of a second visit added', () => {
  let now = 1000
  const stages = createStages(() => now)
  now += 400
  stages.enter('listing')
  now += 2000
  stages.enter('articles')
  now += 3060
  stages.enter('listing')
  now += 500
  assert.deepEqual(stages.seconds(), { starting: 0.4, listing: 2.5, articles: 3.1 })
  now += 100
  assert.equal(stages.seconds().listing, 2.6, 'what is under way counts up to now')
})

test('the result of a scraper has the stages that it went through', async (t) => {
  const site = await startNewsSite({ articles: 3 })
  t.after(() => site.close())
  const { result } = await workplace(t).run(exampleSource(site.origin))
  assert.deepEqual(Object.keys(result.stats['stages'] as object), ['starting', 'listing', 'articles', 'finishing'])
})
