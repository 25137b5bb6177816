import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

test('requests in flight stay within concurrency as the server sees them, listing included', async (t) => {
  const site = await startNewsSite({ articles: 60, latency_ms: 20 })
  t.after(() => site.close())
  const { result } = await workplace(t).run(exampleSource(site.origin, { concurrency: 3 }))
  assert.equal(result.counts.records.new, 60)
  const most = Math.max(...(await site.asked()).map(({ in_flight }) => in_flight))
  assert.equal(most, 3)
})

test('rate_limit holds from the first request to the last, whatever the number in flight', async (t) => {
  const site = await startNewsSite({ articles: 20 })
  t.after(() => site.close())
  await workplace(t).run(exampleSource(site.origin, { concurrency: 4, rate_limit: 0.05 }))
  const starts = (await site.asked()).map(({ at }) => at)
  assert.equal(starts.length, 23)
  // Only the whole span: single gaps also measure how busy the machine is.
  const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0)
  assert.ok(span >= 22 * 50 - 250, `${span}`)
})

test('nothing is asked inside a Retry-After', async (t) => {
  const limited = { status: 429, headers: { 'retry-after': '1' }, times: 1 }
  const site = await startNewsSite({ faults: { '/news/10': limited } })
  t.after(() => site.close())
  const { result, log } = await workplace(t).run(exampleSource(site.origin, { concurrency: 1 }))
  assert.equal(result.status, 'success')
  assert.equal(result.counts.records.new, 20)
  assert.match(log, /WARN {2}host asked to wait .*seconds=1/)
  const asked = await site.asked()
  const refused = asked.find(({ status }) => status === 429)
  assert.ok(refused)
  const inside = asked.filter(({ at }) => at > refused.at && at < refused.at + 1000)
  assert.deepEqual(inside, [])
})

test('a host that asks for more waiting than is allowed ends the scraper', async (t) => {
  const limited = { status: 429, headers: { 'retry-after': '3600' } }
  const site = await startNewsSite({ faults: { '/news/10': limited } })
  t.after(() => site.close())
  const { code, result } = await workplace(t).run(exampleSource(site.origin), { max_wait_ms: 60_000 })
  assert.deepEqual([code, result.status, result.reason], [1, 'failed', 'rate_limited'])
  assert.match(result.detail, /wait for the next run/)
})

test('a dead host is left alone after a few requests, and its frontier is kept', async (t) => {
  const site = await startNewsSite({ articles: 30, per_page: 30 })
  t.after(() => site.close())
  const place = workplace(t)
  await place.run(exampleSource(site.origin), { max_articles: 5 })
  await site.goDown()
  const { code, result } = await place.run(exampleSource(site.origin, { robots: 'ignore' }))
  assert.deepEqual([code, result.status, result.reason], [1, 'failed', 'host_down'])
  const stats = result.stats as { http: { requests: number }; pending: number }
  assert.ok(stats.http.requests <= 12, `${stats.http.requests} requests`)
  assert.ok(stats.pending >= 15, `${stats.pending} of 25 wait`)
  assert.match(result.detail, /entries wait for the next run$/)
})

test('a name that nobody knows is said to be that', async (t) => {
  const { result } = await workplace(t).run(exampleSource('http://herald.invalid', { allow_private: false }))
  assert.deepEqual([result.status, result.reason], ['failed', 'host_down'])
  const stats = result.stats as { failure_kinds: Record<string, number>; unresolved_hosts: string[] }
  assert.deepEqual(stats.unresolved_hosts, ['herald.invalid'])
  assert.ok((stats.failure_kinds['dns'] ?? 0) > 0)
})
