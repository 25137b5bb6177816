import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'node:test'
import { createLog } from '../../../src/runs/folder/log.ts'
import { createMemoryCeiling } from '../../../src/scraper/limits/memory-ceiling.ts'
import { exampleSource } from '../example-source.ts'
import { workplace } from '../run-scraper.ts'
import { startNewsSite } from '../start-news-site.ts'

function ceilingOf(ceiling_mb: number | null) {
  const process = { rss: 0, collected: 0 }
  const stop = new AbortController()
  const ceiling = createMemoryCeiling({
    ceiling_mb,
    stopping: stop.signal,
    log: createLog('error'),
    now: () => 0,
    rss_mb: () => process.rss,
    collect: () => void process.collected++,
  })
  const begun: number[] = []
  const begin = (n: number): (() => Promise<void>) => {
    const held = Promise.withResolvers<void>()
    const done = ceiling.during(async () => {
      begun.push(n)
      await held.promise
    })
    return async () => {
      held.resolve()
      await done
      await turn()
    }
  }
  return { process, stop, ceiling, begun, begin }
}

test('below the ceiling, and without one, everything begins at once', () => {
  for (const [limit, rss] of [
    [100, 100],
    [null, 1e9],
  ] as const) {
    const { process, begun, begin } = ceilingOf(limit)
    process.rss = rss
    for (const n of [1, 2, 3]) begin(n)
    assert.deepEqual(begun, [1, 2, 3])
  }
})

test('over the ceiling one after the other, and together again only well below it', async () => {
  const { process, ceiling, begun, begin } = ceilingOf(100)
  process.rss = 101
  const ends = [1, 2, 3, 4, 5].map(begin)
  assert.deepEqual(begun, [1])
  await ends[0]!()
  assert.deepEqual(begun, [1, 2])
  process.rss = 95
  await ends[1]!()
  assert.deepEqual(begun, [1, 2, 3])
  process.rss = 89
  await ends[2]!()
  assert.deepEqual(begun, [1, 2, 3, 4, 5])
  assert.deepEqual([ceiling.stats().slowed, process.collected], [1, 1])
})

test('a run that is stopped does not wait for memory', async () => {
  const { process, stop, begun, begin } = ceilingOf(100)
  process.rss = 101
  for (const n of [1, 2, 3]) begin(n)
  stop.abort()
  await turn()
  assert.deepEqual(begun, [1, 2, 3])
})

test('a failure of the work is handed on and lets the next begin', async () => {
  const { process, ceiling } = ceilingOf(100)
  process.rss = 101
  const first = ceiling.during(() => Promise.reject(new Error('lost')))
  const second = ceiling.during(() => Promise.resolve('done'))
  await assert.rejects(first, /lost/)
  assert.equal(await second, 'done')
})

test('a scraper that can never come below its ceiling still does all its work, one page at a time', async (t) => {
  const site = await startNewsSite({ articles: 30, latency_ms: 2 })
  t.after(() => site.close())
  const { result, log } = await workplace(t).run(exampleSource(site.origin), { max_rss_mb: 10 })
  assert.deepEqual([result.status, result.counts.records.new], ['success', 30])
  assert.ok((await site.asked()).every(({ in_flight }) => in_flight === 1))
  assert.match(log, /memory over its ceiling/)
  const { memory } = result.stats as { memory: { ceiling_mb: number; slowed: number; peak_rss_mb: number } }
  assert.deepEqual([memory.ceiling_mb, memory.slowed], [10, 1])
  assert.ok(memory.peak_rss_mb > 10)
})

test('the ceiling may stand in the config, and the flag wins', async (t) => {
  const site = await startNewsSite({ articles: 5 })
  t.after(() => site.close())
  const place = workplace(t)
  const config = exampleSource(site.origin, { max_rss: 10 })
  const ceiling = async (flag: number | null): Promise<unknown> => {
    const { result } = await place.run(config, { max_rss_mb: flag })
    return (result.stats['memory'] as { ceiling_mb: number }).ceiling_mb
  }
  assert.equal(await ceiling(null), 10)
  assert.equal(await ceiling(4096), 4096)
})
