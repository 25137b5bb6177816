import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FetchOutcome } from '../../../src/http/client.ts'
import { createRetry } from '../../../src/http/middleware/retry.ts'
import { failed, type Outgoing, type HttpResult } from '../../../src/http/exchange.ts'
import { type RemoteSite, type Sites, startSites } from '../../sites/start-sites.ts'
import { politeClient } from '../polite-client.ts'

const detail = { operation: 'detail' } as const

describe('retries, as the server sees them', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  const rows: [path: string, retries: number, requests: number, end: string][] = [
    ['/status?code=500&times=1', 2, 2, 'ok'],
    ['/status?code=502&times=2', 2, 3, 'ok'],
    ['/status?code=503&times=1', 2, 2, 'ok'],
    ['/status?code=408&times=1', 2, 2, 'ok'],
    ['/status?code=425&times=1', 2, 2, 'ok'],
    ['/status?code=429&times=1', 2, 2, 'ok'],
    ['/status?code=500', 2, 3, 'http'],
    ['/status?code=500', 0, 1, 'http'],
    ['/status?code=429', 0, 1, 'rate_limited'],
    ['/status?code=429', 2, 3, 'rate_limited'],
    ['/status?code=429&retry-after=soon', 2, 3, 'rate_limited'],
    ['/status?code=429&retry-after=0', 2, 3, 'rate_limited'],
    ['/status?code=429&retry-after=-1', 1, 2, 'rate_limited'],
    ['/retry-after-date?seconds=-100', 1, 2, 'rate_limited'],
    ['/status?code=400', 2, 1, 'http'],
    ['/status?code=401', 2, 1, 'blocked'],
    ['/status?code=403', 2, 1, 'blocked'],
    ['/status?code=404', 2, 1, 'gone'],
    ['/status?code=410', 2, 1, 'gone'],
    ['/status?code=451', 2, 1, 'blocked'],
    ['/challenge?name=cloudflare-503', 2, 1, 'blocked'],
    ['/reset-at-once', 2, 3, 'connect'],
    ['/reset-at-once', 0, 1, 'connect'],
    ['/close-in-body', 1, 2, 'protocol'],
  ]
  for (const [path, retries, requests, end] of rows) {
    test(`${path}, retries: ${retries}: ${requests} requests, ${end}`, async () => {
      const site = await sites.open({ robots: [] })
      const client = politeClient({ robots: 'ignore', retries, retry_seconds: 0.005 })
      const outcome = await client.fetch(site.url(path), detail)
      assert.equal(outcome.ok ? 'ok' : outcome.failure.kind, end)
      assert.equal(outcome.ok ? outcome.page.attempts : outcome.failure.attempts, requests)
      assert.equal((await site.log()).length, requests)
      const retried = Object.values(client.stats().retries).reduce((sum, count) => sum + count, 0)
      assert.equal(retried, requests - 1)
      await client.close()
    })
  }

  test('a host that is down is not asked: each try is refused by its machine', async () => {
    const site = await sites.open({ robots: [] })
    await site.close()
    const client = politeClient({ robots: 'ignore', retries: 1, retry_seconds: 0.005 })
    const outcome = await client.fetch(site.url('/page'), detail)
    assert.ok(!outcome.ok && outcome.failure.kind === 'connect' && outcome.failure.attempts === 2)
    await client.close()
  })

  describe('Retry-After', () => {
    const FORMS: [name: string, path: string, ms: number][] = [
      ['429 in seconds', '/status?code=429&times=1&retry-after=1', 1000],
      ['503 in seconds', '/status?code=503&times=1&retry-after=1', 1000],
      // The date has no milliseconds, so it may name a time up to one second nearer.
      ['429 as a date', '/retry-after-date?seconds=2&times=1', 1000],
    ]
    for (const [name, path, ms] of FORMS) {
      test(`${name}: nobody asks the host anything before, and no try is used up`, async () => {
        const site = await sites.open({ robots: [] })
        const client = politeClient({ robots: 'ignore', retries: 0, concurrency: 1 })
        const asked = [path, '/page?1', '/page?2', '/page?3'].map((one) => client.fetch(site.url(one), detail))
        const outcomes = await Promise.all(asked)
        assert.deepEqual(
          outcomes.map((outcome) => outcome.ok),
          [true, true, true, true],
        )
        assertSilence(await site.log(), ms)
        const waits = client.events.filter((event) => event.type === 'wait')
        assert.equal(waits.length, 1)
        await client.close()
      })
    }

    test('more than max_wait is not waited for: rate_limited at once, for all of the host', async () => {
      const site = await sites.open({ robots: [] })
      const client = politeClient({ robots: 'ignore', retries: 3, concurrency: 1 })
      const paths = ['/status?code=429&retry-after=1000000000', '/page?1', '/page?2']
      const outcomes = await Promise.all(paths.map((path) => client.fetch(site.url(path), detail)))
      assert.deepEqual(outcomes.map(kind), ['rate_limited', 'rate_limited', 'rate_limited'])
      assert.equal(kind(await client.fetch(site.url('/page?later'), detail)), 'rate_limited')
      assert.equal((await site.log()).length, 1)
      await client.close()
    })

    test('what a host asks for is added up', async () => {
      const site = await sites.open({ robots: [] })
      const client = politeClient({ robots: 'ignore', retries: 0, max_wait_ms: 1500 })
      const outcome = await client.fetch(site.url('/status?code=503&retry-after=1'), detail)
      assert.equal(kind(outcome), 'rate_limited')
      // One wait was within what is allowed, the second would have made it too much.
      assert.equal((await site.log()).length, 2)
      await client.close()
    })

    test('other hosts go on', async () => {
      const [one, two] = [await sites.open({ robots: [] }), await sites.open({ robots: [] })]
      const client = politeClient({ robots: 'ignore' })
      const asked = client.fetch(one.url('/status?code=429&retry-after=30'), detail)
      const outcome = await client.fetch(two.url('/page'), detail)
      assert.ok(outcome.ok)
      await client.close()
      assert.equal(kind(await asked), 'aborted')
    })
  })
})

function kind(outcome: FetchOutcome): string {
  return outcome.ok ? 'ok' : outcome.failure.kind
}

function assertSilence(log: Awaited<ReturnType<RemoteSite['log']>>, ms: number): void {
  const refused = log[0]!
  const early = log.slice(1).filter(({ at }) => at < refused.ended! + ms)
  assert.deepEqual(
    early.map(({ path, at }) => `${path} after ${Math.round(at - refused.ended!)} ms`),
    [],
  )
  assert.equal(log.length, 5)
}

describe('the waits between tries', () => {
  async function waits(random: number, retries: number, refusal = (): HttpResult | null => null): Promise<number[]> {
    const slept: number[] = []
    const retry = createRetry({
      retries,
      retry_seconds: 1,
      random: () => random,
      sleep: (ms) => (slept.push(ms), Promise.resolve()),
      closed: new AbortController().signal,
      gate: () => assert.fail('not a 429'),
      refusal,
      onRetry: () => undefined,
      onEvent: () => undefined,
    })
    const url = new URL('http://site.example/')
    const result = failed({ kind: 'connect', message: '', url, status: null, transient: true, retry: true })
    await retry(() => Promise.resolve(result))({ url, host: url.host, operation: 'detail' } as Outgoing)
    return slept
  }

  test('double up to a minute, with jitter over the whole of it', async () => {
    assert.deepEqual(await waits(1, 8), [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
    assert.deepEqual(await waits(0.5, 2), [500, 1000])
    assert.deepEqual(await waits(0, 2), [0, 0])
  })

  test('end when the breaker has opened', async () => {
    const url = new URL('http://site.example/')
    const refused = failed({ kind: 'circuit_open', message: '', url, status: null, transient: true, retry: false })
    for (const [looks, expected] of [
      [0, []],
      [1, [1000]],
      [2, [1000, 2000]],
    ] as const) {
      let looked = 0
      assert.deepEqual(await waits(1, 8, () => (looked++ >= looks ? refused : null)), expected)
    }
  })
})
