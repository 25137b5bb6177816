import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSource } from '../example-source.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'

const EMPTY = {
  status: 200,
  body: '<!doctype html><title>x</title><main></main>',
  headers: { 'content-type': 'text/html' },
}

for (const { name, first, again } of [
  { name: 'failed', first: { status: 503 }, again: 0 },
  { name: 'was rejected', first: EMPTY, again: 1 },
]) {
  test(`a page that ${name} in an ill run and is rejected in the next is ${again ? 'no ' : ''}news`, async (t) => {
    const all = (fault: typeof first) => Object.fromEntries(['3', '4', '5'].map((id) => [`/news/${id}`, fault]))
    const site = await startNewsSite({ articles: 5, faults: all(first) })
    t.after(() => site.close())
    const source = exampleSource(site.origin, { retries: 0 })
    const place = workplace(t)
    await place.run(source)
    await site.set({ articles: 7, faults: all(EMPTY) })
    const { result } = await place.run(source)
    assert.equal(result.counts.records.rejected, 3)
    assert.partialDeepStrictEqual(result.stats, { details: { visited: 5, rejected_again: again * 3 } })
  })
}
