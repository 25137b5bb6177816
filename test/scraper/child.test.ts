import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'
import type { NewsSite } from './start-news-site.ts'

describe('the scraper process', () => {
  let site: NewsSite
  before(async () => void (site = await startNewsSite()))
  after(() => site.close())

  test('lists, visits and stores', async (t) => {
    const place = workplace(t)
    const { code, result } = await place.run(exampleSource(site.origin))
    assert.equal(code, 0)
    assert.equal(result.status, 'success')
  })
})
