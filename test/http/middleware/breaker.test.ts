import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FetchOptions, HttpClient } from '../../../src/http/client.ts'
import type { HttpResult, Outgoing } from '../../../src/http/exchange.ts'
import { createBreaker } from '../../../src/http/middleware/breaker.ts'
import { OPERATIONS } from '../../../src/http/operations.ts'
import { type RemoteSite, type Sites, startSites } from '../../sites/start-sites.ts'
import { politeClient } from '../polite-client.ts'

/** A clock that the test puts forward. */
function clock() {
  let ahead = 0
  return { now: () => performance.now() + ahead, forward: (ms: number) => void (ahead += ms) }
}

async function kinds(client: HttpClient, urls: string[], operation: FetchOptions['operation']): Promise<string[]> {
  const found: string[] = []
  for (const url of urls) {
    const outcome = await client.fetch(url, { operation })
    found.push(outcome.ok ? 'ok' : outcome.failure.kind)
  }
  return found
}

describe('circuit breaker, as the server sees it', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  const pagesOf = (site: RemoteSite, count: number): string[] =>
    Array.from({ length: count }, (_, i) => site.url(`/page?${i}`))
  const down = (requests: number): Promise<RemoteSite> => sites.open({ robots: [], down_for: requests })

  for (const operation of ['listing', 'detail'] as const) {
    const { failures, open_ms } = OPERATIONS[operation].breaker
    test(`${operation}: opens after ${failures} requests that failed with all their tries`, async () => {
      const site = await down(1e9)
      const client = politeClient({ robots: 'ignore', retries: 1, retry_seconds: 0.001 })
      const found = await kinds(client, pagesOf(site, failures + 4), operation)
      assert.deepEqual(found, [...Array(failures).fill('http'), ...Array(4).fill('circuit_open')])
      assert.equal((await site.log()).length, failures * 2)
      assert.equal(client.stats().hosts[site.host]?.breaker[operation], 'open')
      await client.close()
    })

    test(`${operation}: then lets one request through every ${open_ms / 1000} s, without retries`, async () => {
      const site = await down(1e9)
      const { now, forward } = clock()
      const client = politeClient({ robots: 'ignore', retries: 1, retry_seconds: 0.001, now })
      await kinds(client, pagesOf(site, failures), operation)
      for (const period of [1, 2, 3]) {
        forward(open_ms - 1000)
        assert.deepEqual(await kinds(client, [site.url('/page?early')], operation), ['circuit_open'])
        forward(1001)
        const all = await Promise.all(pagesOf(site, 6).map((url) => client.fetch(url, { operation })))
        assert.equal(all.filter((outcome) => !outcome.ok && outcome.failure.kind === 'circuit_open').length, 5)
        assert.equal((await site.log()).length, failures * 2 + period)
      }
      await client.close()
    })

    test(`${operation}: closes when that one is answered`, async () => {
      const site = await down(failures)
      const { now, forward } = clock()
      const client = politeClient({ robots: 'ignore', now })
      await kinds(client, pagesOf(site, failures + 1), operation)
      forward(open_ms + 1)
      assert.deepEqual(await kinds(client, pagesOf(site, 3), operation), ['ok', 'ok', 'ok'])
      assert.deepEqual(
        client.events.filter((event) => event.type === 'breaker').map(({ state }) => state),
        ['open', 'half_open', 'closed'],
      )
      await client.close()
    })
  }

  test('a probe that is given up lets the next one try', async () => {
    const site = await down(3)
    const { now, forward } = clock()
    const client = politeClient({ robots: 'ignore', now })
    await kinds(client, pagesOf(site, 3), 'listing')
    forward(60_001)
    const signal = AbortSignal.timeout(50)
    const given = await client.fetch(site.url('/never-answers'), { operation: 'listing', signal })
    assert.ok(!given.ok && given.failure.kind === 'aborted')
    assert.deepEqual(await kinds(client, pagesOf(site, 1), 'listing'), ['ok'])
    await client.close()
  })

  test('says when it will try again', async () => {
    const site = await down(3)
    const client = politeClient({ robots: 'ignore' })
    await kinds(client, pagesOf(site, 3), 'listing')
    const outcome = await client.fetch(site.url('/page'), { operation: 'listing' })
    assert.ok(!outcome.ok && outcome.failure.attempts === 0)
    assert.match(outcome.failure.message, /next try in (60|59) s/)
    await client.close()
  })

  test('operations and hosts have breakers of their own', async () => {
    const [site, other] = [await down(3), await down(0)]
    const client = politeClient({ robots: 'ignore' })
    await kinds(client, pagesOf(site, 3), 'listing')
    assert.deepEqual(await kinds(client, [site.url('/page')], 'detail'), ['ok'])
    assert.deepEqual(await kinds(client, [other.url('/page')], 'listing'), ['ok'])
    await client.close()
  })

  const ROWS: [path: string, counts: boolean][] = [
    ['/status?code=500', true],
    ['/reset-at-once', true],
    ['/close-in-body', true],
    ['/garbage', true],
    ['/status?code=403', false],
    ['/status?code=404', false],
    ['/status?code=429', false],
    ['/challenge?name=datadome', false],
    ['/endless-body', false],
    ['/redirect-loop', false],
  ]
  for (const [path, counts] of ROWS) {
    test(`${path} ${counts ? 'opens it' : 'does not'}`, async () => {
      const site = await sites.open({ robots: [] })
      const client = politeClient({ robots: 'ignore', limits: { max_body: 200_000 } })
      await kinds(client, Array<string>(3).fill(site.url(path)), 'listing')
      const [next] = await kinds(client, [site.url('/page')], 'listing')
      assert.equal(next, counts ? 'circuit_open' : 'ok')
      await client.close()
    })
  }

  test('a success in between starts the count again', async () => {
    const site = await sites.open({ robots: [] })
    const client = politeClient({ robots: 'ignore' })
    const [bad, good] = [site.url('/status?code=500'), site.url('/page')]
    const found = await kinds(client, [bad, bad, good, bad, bad, good], 'listing')
    assert.deepEqual(found, ['http', 'http', 'ok', 'http', 'http', 'ok'])
    await client.close()
  })

  test('ten tries in a row open it, too; a request that has tries left waits and has not failed', async () => {
    const site = await down(1e9)
    const client = politeClient({ robots: 'ignore', retries: 6, retry_seconds: 0.001 })
    assert.deepEqual(await kinds(client, pagesOf(site, 3), 'detail'), ['http', 'circuit_open', 'circuit_open'])
    assert.equal((await site.log()).length, 10)
    await client.close()
  })

  test('what was under way together when the host went down counts once: it may only have restarted', async () => {
    const site = await down(20)
    const client = politeClient({ robots: 'ignore', retries: 3, retry_seconds: 0.5, concurrency: 20, random: () => 1 })
    const all = await Promise.all(pagesOf(site, 20).map((url) => client.fetch(url, { operation: 'detail' })))
    assert.ok(all.every(({ ok }) => ok))
    assert.deepEqual(
      client.events.filter(({ type }) => type === 'breaker'),
      [],
    )
    await client.close()
  })

  test('an answer in between starts their count again', async () => {
    const site = await sites.open({ robots: [] })
    const client = politeClient({ robots: 'ignore', retries: 8, retry_seconds: 0.001 })
    const bad = site.url('/status?code=500')
    assert.deepEqual(await kinds(client, [bad, site.url('/page'), bad, bad], 'detail'), [
      'http',
      'ok',
      'http',
      'circuit_open',
    ])
    await client.close()
  })

  test('retries of other requests stop when it opens', async () => {
    const site = await sites.open({ robots: [] })
    const urls = Array.from({ length: 3 }, (_, i) => site.url(`/status?code=500&${i}`))
    let retried = 0
    let wellUnderWay = (): void => undefined
    const someRetries = new Promise<void>((resolve) => (wellUnderWay = resolve))
    const client = politeClient({
      robots: 'ignore',
      retries: 30,
      sleep: () => Promise.resolve(),
      onEvent: (event) => {
        if (event.type === 'retry' && ++retried === 5) wellUnderWay()
      },
    })
    const early = urls.map((url) => client.fetch(url, { operation: 'listing' }))
    await someRetries
    const late = await client.fetch(site.url('/status?code=500&late'), { operation: 'listing' })
    await Promise.all(early)
    assert.equal(client.stats().hosts[site.host]?.breaker['listing'], 'open')
    assert.ok(!late.ok && late.failure.attempts < 31, `${late.ok || late.failure.attempts} tries`)
    await client.close()
  })
})

describe('while the breaker is open', () => {
  const url = new URL('https://news.example/page')
  const request: Outgoing = {
    url,
    host: url.host,
    operation: 'detail',
    headers: {},
    signal: undefined,
    trace: { requests: 0 },
  }
  const answered = (status: number): HttpResult => {
    return { ok: true, response: { url, status, headers: {}, cookies: [], body: Buffer.alloc(0), received: 0 } }
  }
  const { failures, open_ms } = OPERATIONS.detail.breaker

  for (const late of [200, 304, 404]) {
    test(`a ${late} to a request from before it opened does not close it`, async () => {
      const states: string[] = []
      let now = 0
      const breaker = createBreaker(
        () => now,
        (event) => event.type === 'breaker' && states.push(event.state),
      )
      const slow = Promise.withResolvers<HttpResult>()
      const early = breaker.intercept(() => slow.promise)(request)
      for (let i = 0; i < failures; i++) await breaker.intercept(() => Promise.resolve(answered(503)))(request)
      slow.resolve(answered(late))
      await early
      assert.deepEqual(states, ['open'])
      const next = await breaker.intercept(() => Promise.resolve(answered(200)))(request)
      assert.equal(!next.ok && next.failure.kind, 'circuit_open')
      now += open_ms
      await breaker.intercept(() => Promise.resolve(answered(200)))(request)
      assert.deepEqual(states, ['open', 'half_open', 'closed'])
    })
  }

  test('a probe that ends in a mistake of ours does not hold the place of the next one', async () => {
    let now = 0
    const breaker = createBreaker(
      () => now,
      () => undefined,
    )
    for (let i = 0; i < failures; i++) await breaker.intercept(() => Promise.resolve(answered(503)))(request)
    now += open_ms
    await assert.rejects(breaker.intercept(() => Promise.reject(new Error('ours')))(request), /ours/)
    assert.ok((await breaker.intercept(() => Promise.resolve(answered(200)))(request)).ok)
  })
})

describe('a breaker as the config says', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  test('opens after its failures, for its seconds, and closes after so many answers', async () => {
    const site = await sites.open({ robots: [], down_for: 2 })
    const { now, forward } = clock()
    const breaker = { failures: 2, open_seconds: 7, successes: 3 }
    const client = politeClient({ robots: 'ignore', now, breaker })
    const pages = [1, 2, 3].map((n) => site.url(`/page?${n}`))
    assert.deepEqual(await kinds(client, pages, 'detail'), ['http', 'http', 'circuit_open'])
    forward(6900)
    assert.deepEqual(await kinds(client, pages.slice(0, 1), 'detail'), ['circuit_open'])
    forward(101)
    assert.deepEqual(await kinds(client, pages.slice(0, 2), 'detail'), ['ok', 'ok'])
    assert.equal(client.stats().hosts[site.host]?.breaker['detail'], 'half_open')
    assert.deepEqual(await kinds(client, pages, 'detail'), ['ok', 'ok', 'ok'])
    assert.equal(client.stats().hosts[site.host]?.breaker['detail'], 'closed')
    assert.deepEqual(client.stats().hosts[site.host]?.operations['detail'], {
      requests: 7,
      answered: 5,
      failed: 2,
      timed_out: 0,
      refused: 2,
      success_percent: 71.4,
    })
    await client.close()
  })

  test('a failure among the answers that it waits for opens it again', async () => {
    const site = await sites.open({ robots: [], down_for: 1 })
    const other = await sites.open({ robots: [], down_for: 1e9 })
    const { now, forward } = clock()
    const client = politeClient({ robots: 'ignore', now, breaker: { failures: 1, open_seconds: 5, successes: 2 } })
    await kinds(client, [site.url('/page?1'), other.url('/page?1')], 'listing')
    forward(5001)
    assert.deepEqual(await kinds(client, [site.url('/page?2'), other.url('/page?2')], 'listing'), ['ok', 'http'])
    const states = [site, other].map(({ host }) => client.stats().hosts[host]?.breaker['listing'])
    assert.deepEqual(states, ['half_open', 'open'])
    const opened = [site, other].map(({ host }) => client.stats().hosts[host]?.opened)
    assert.deepEqual(opened, [1, 2])
    await client.close()
  })
})
