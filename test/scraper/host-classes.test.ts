import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOST_CLASSES } from '../../src/config/expand/defaults.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

for (const [name, { rate_limit, concurrency }] of Object.entries(HOST_CLASSES)) {
  test(`${name}: its pace and its cap, as the server sees them`, async (t) => {
    const site = await startNewsSite({ articles: 5, latency_ms: 2500 })
    t.after(() => site.close())
    await workplace(t).run(exampleSource(site.origin, { rate_limit, concurrency }))
    const asked = (await site.asked()).toSorted((a, b) => a.at - b.at)
    assert.ok(asked.length >= 6)
    // A clock of whole milliseconds, and what a request takes to arrive.
    const gaps = asked.slice(1).map(({ at }, i) => at - asked[i]!.at)
    assert.ok(Math.min(...gaps) >= rate_limit * 1000 - 25, `${Math.min(...gaps)} ms`)
    assert.ok(Math.max(...asked.map(({ in_flight }) => in_flight)) <= concurrency)
  })
}
