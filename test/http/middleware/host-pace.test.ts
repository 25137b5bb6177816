import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Outgoing } from '../../../src/http/exchange.ts'
import type { Logged } from '../../sites/site.ts'
import { type RemoteSite, type Sites, startSites } from '../../sites/start-sites.ts'
import { createHostPace } from '../../../src/http/middleware/host-pace.ts'
import { politeClient } from '../polite-client.ts'

// The site's own log is the evidence. A busy machine may let it note one arrival late, which makes one gap look short
// and the whole row at most so much shorter; it cannot make a second gap short.
function assertPaced(log: Logged[], gap_ms: number): void {
  const starts = pages(log).map(({ at }) => at)
  const gaps = starts.slice(1).map((at, i) => at - starts[i]!)
  const shown = `gaps ${gaps.map(Math.round).join(', ')}`
  assert.ok(starts.at(-1)! - starts[0]! >= (gaps.length - 0.4) * gap_ms, shown)
  assert.ok(gaps.filter((gap) => gap < gap_ms * 0.6).length <= 1, shown)
}

function pages(log: Logged[]): Logged[] {
  return log.filter(({ path }) => path !== '/robots.txt')
}

describe('pace and cap, as the server sees them', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  const fresh = (): Promise<RemoteSite> => sites.open({ robots: [{ status: 404 }] })
  const urls = (site: RemoteSite, count: number, query = 'ms=0'): string[] =>
    Array.from({ length: count }, (_, i) => site.url(`/page?${query}&i=${i}`))

  test('the gap is kept between the starts of many requests at once', async () => {
    const site = await fresh()
    const client = politeClient({ rate_limit: 0.12, concurrency: 8 })
    await Promise.all(urls(site, 8).map((url) => client.fetch(url, { operation: 'detail' })))
    assertPaced(await site.log(), 120)
    await client.close()
  })

  test('it holds for retries and redirects too', async () => {
    const site = await fresh()
    const client = politeClient({ rate_limit: 0.12, concurrency: 4, retries: 2, retry_seconds: 0.001 })
    const paths = ['/status?code=500&times=2', '/chain?left=3', '/page']
    const outcomes = await Promise.all(paths.map((path) => client.fetch(site.url(path), { operation: 'detail' })))
    assert.deepEqual(
      outcomes.map((outcome) => outcome.ok && outcome.page.attempts),
      [3, 4, 1],
    )
    const log = await site.log()
    assert.equal(pages(log).length, 8)
    assertPaced(log, 120)
    await client.close()
  })

  test('a stalled event loop is not followed by a burst', async () => {
    const site = await fresh()
    const client = politeClient({ rate_limit: 0.12, concurrency: 8 })
    const all = Promise.all(urls(site, 6).map((url) => client.fetch(url, { operation: 'detail' })))
    await client.fetch(site.url('/page?first'), { operation: 'detail' })
    const until = performance.now() + 400
    while (performance.now() < until);
    await all
    assertPaced(await site.log(), 120)
    await client.close()
  })

  test('a connection that is slow to come about does not shorten the gap behind it', async () => {
    const site = await fresh()
    let asked = 0
    const client = politeClient({
      rate_limit: 0.12,
      robots: 'ignore',
      // Only the first name is slow to be found.
      lookup: async () => {
        if (asked++ === 0) await sleep(100)
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    const paths = ['/page?1', '/page?2', '/page?3']
    await Promise.all(
      paths.map((path) => client.fetch(`http://site.test:${site.port}${path}`, { operation: 'detail' })),
    )
    assertPaced(await site.log(), 120)
    await client.close()
  })

  test('never more in flight than the config says, and that many when there is work', async () => {
    const site = await fresh()
    const client = politeClient({ concurrency: 3 })
    await Promise.all(urls(site, 15, 'ms=40').map((url) => client.fetch(url, { operation: 'detail' })))
    const flying = pages(await site.log()).map(({ in_flight }) => in_flight)
    assert.equal(Math.max(...flying), 3)
    assert.equal(client.stats().max_in_flight, 3)
    await client.close()
  })

  test('requests that wait their turn are not sent when the breaker opens meanwhile', async () => {
    const site = await sites.open({ robots: [], down_for: 1e9 })
    const client = politeClient({ robots: 'ignore', concurrency: 1 })
    await Promise.all(urls(site, 8).map((url) => client.fetch(url, { operation: 'listing' })))
    assert.equal((await site.log()).length, 3)
    await client.close()
  })

  test('hosts do not wait for each other', async () => {
    const [one, two] = [await fresh(), await fresh()]
    const client = politeClient({ concurrency: 1 })
    const enough = new AbortController()
    const slow = client.fetch(one.url('/never-answers'), { operation: 'detail', signal: enough.signal })
    const outcome = await client.fetch(two.url('/page'), { operation: 'detail' })
    assert.ok(outcome.ok)
    enough.abort()
    await slow
    await client.close()
  })

  test('one that is given up while it waits takes no place and sends nothing', async () => {
    const site = await fresh()
    const client = politeClient({ concurrency: 1 })
    const giveUp = new AbortController()
    const first = client.fetch(site.url('/page?ms=200'), { operation: 'detail' })
    const second = client.fetch(site.url('/page?given-up'), { operation: 'detail', signal: giveUp.signal })
    const third = client.fetch(site.url('/page?third'), { operation: 'detail' })
    setTimeout(() => giveUp.abort(), 20)
    const outcome = await second
    assert.ok(!outcome.ok && outcome.failure.kind === 'aborted' && outcome.failure.attempts === 0)
    assert.ok((await first).ok && (await third).ok)
    assert.deepEqual(
      pages(await site.log()).map(({ path }) => path),
      ['/page?ms=200', '/page?third'],
    )
    await client.close()
  })

  test('one that is given up under way ends its connection and frees its place', async () => {
    const site = await fresh()
    const client = politeClient({ concurrency: 1 })
    const giveUp = new AbortController()
    const first = client.fetch(site.url('/slow-body'), { operation: 'detail', signal: giveUp.signal })
    const second = client.fetch(site.url('/page'), { operation: 'detail' })
    setTimeout(() => giveUp.abort(), 150)
    const outcome = await first
    assert.ok(!outcome.ok && outcome.failure.kind === 'aborted')
    assert.ok((await second).ok)
    const [slow, next] = pages(await site.log())
    assert.ok(slow!.ended !== null && next !== undefined)
    await client.close()
  })
})

test('a mistake of ours below the pace gives the place back', async () => {
  const pace = createHostPace({
    concurrency: 1,
    gap_ms: 0,
    max_wait_ms: 1000,
    now: () => 0,
    sleep: () => Promise.resolve(),
    closed: new AbortController().signal,
    onEvent: () => undefined,
  })
  const url = new URL('https://news.example/page')
  const request: Outgoing = {
    url,
    host: url.host,
    operation: 'detail',
    headers: {},
    signal: undefined,
    trace: { requests: 0 },
  }
  const send = pace.intercept(() => Promise.reject(new Error('ours')))
  await assert.rejects(send(request), /ours/)
  await assert.rejects(send(request), /ours/, 'would wait for ever')
})
