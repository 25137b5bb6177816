import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FetchOutcome } from '../../../src/http/client.ts'
import type { RobotsStep } from '../../sites/site.ts'
import { type Sites, startSites } from '../../sites/start-sites.ts'
import { politeClient } from '../polite-client.ts'

const detail = { operation: 'detail' } as const
const RULES = 'User-agent: *\nDisallow: /status\n'
const PADDING = '# padding\n'.repeat(60_000)

const kind = (outcome: FetchOutcome): string => (outcome.ok ? 'ok' : outcome.failure.kind)

describe('robots.txt, as the server sees it', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  // What the allowed /page and the disallowed /status end as, and how often robots.txt was asked for.
  const rows: [name: string, robots: RobotsStep[], page: string, status: string, asked: number][] = [
    ['200', [{ status: 200, body: RULES }], 'ok', 'robots_disallowed', 1],
    ['200 without rules', [{ status: 200 }], 'ok', 'http', 1],
    ['byte order mark', [{ status: 200, body: `\ufeff${RULES}` }], 'ok', 'robots_disallowed', 1],
    ['204', [{ status: 204 }], 'ok', 'http', 1],
    ['401', [{ status: 401 }], 'ok', 'http', 1],
    ['403', [{ status: 403 }], 'ok', 'http', 1],
    ['404', [{ status: 404, body: RULES }], 'ok', 'http', 1],
    ['410', [{ status: 410 }], 'ok', 'http', 1],
    ['429', [{ status: 429 }], 'ok', 'http', 1],
    ['HTML in its place', [{ like: '/page' }], 'ok', 'http', 1],
    ['gzip', [{ like: '/gzip' }], 'ok', 'http', 1],
    ['larger than we read', [{ status: 200, body: RULES + PADDING }], 'ok', 'robots_disallowed', 1],
    ['rules beyond what we read', [{ status: 200, body: PADDING + RULES }], 'ok', 'http', 1],
    ['endless', [{ like: '/endless-body' }], 'ok', 'http', 1],
    ['503, then rules', [{ status: 503 }, { status: 503 }, { status: 200, body: RULES }], 'ok', 'robots_disallowed', 3],
    [
      'a cut connection, then rules',
      [{ like: '/reset-at-once' }, { status: 200, body: RULES }],
      'ok',
      'robots_disallowed',
      2,
    ],
    ['a challenge page', [{ status: 503, body: '<title>Just a moment...</title>' }, { status: 404 }], 'ok', 'http', 2],
  ]
  for (const [name, robots, page, status, asked] of rows) {
    test(`${name}: a page ends as ${page}, /status as ${status}`, async () => {
      const site = await sites.open({ robots })
      const client = politeClient()
      const outcomes = await Promise.all(
        ['/page', '/status?code=400'].map((path) => client.fetch(site.url(path), detail)),
      )
      assert.deepEqual(outcomes.map(kind), [page, status])
      const log = await site.log()
      assert.equal(log.filter(({ path }) => path === '/robots.txt').length, asked)
      const first = log.findIndex(({ path }) => path !== '/robots.txt')
      assert.equal(first, asked, 'a page was asked for before robots.txt was answered')
      assert.equal(client.stats().robots_requests, asked)
      await client.close()
    })
  }

  const unreachable: [name: string, robots: RobotsStep, end: string][] = [
    ['500 for ever', { status: 500 }, 'robots_unreachable'],
    ['no answer', { like: '/never-answers' }, 'timeout'],
    ['reset', { like: '/reset-at-once' }, 'connect'],
    ['garbage', { like: '/garbage' }, 'protocol'],
  ]
  for (const [name, robots, end] of unreachable) {
    test(`${name}: asked again for robots_wait, then ${end}, and no page is requested`, async () => {
      const site = await sites.open({ robots: [robots] })
      const client = politeClient({ robots_wait: 0.4, retry_seconds: 0.05, limits: { headers_timeout_ms: 150 } })
      const outcomes = await Promise.all([1, 2, 3].map((i) => client.fetch(site.url(`/page?${i}`), detail)))
      assert.deepEqual(outcomes.map(kind), [end, end, end])
      // The verdict stands for a while: a fourth page does not wait again.
      assert.equal(kind(await client.fetch(site.url('/page?4'), detail)), end)
      const log = await site.log()
      assert.ok(log.length >= 2 && log.length <= 6, `${log.length} requests`)
      assert.ok(log.every(({ path }) => path === '/robots.txt'))
      await client.close()
    })
  }

  test('many pages at once wait for one robots.txt', async () => {
    const site = await sites.open({ robots: [{ status: 200, body: RULES }], robots_ms: 150 })
    const client = politeClient()
    await Promise.all(Array.from({ length: 10 }, (_, i) => client.fetch(site.url(`/page?${i}`), detail)))
    const [robots, ...pages] = await site.log()
    assert.equal(robots!.path, '/robots.txt')
    assert.equal(pages.length, 10)
    assert.ok(pages.every(({ path, at }) => path !== '/robots.txt' && at >= robots!.ended!))
    await client.close()
  })

  test('it is not paced, and no page', async () => {
    const site = await sites.open({ robots: [{ status: 200, body: RULES }] })
    const client = politeClient({ rate_limit: 3600 })
    const outcome = await client.fetch(site.url('/page'), detail)
    assert.ok(outcome.ok && outcome.page.attempts === 1)
    assert.equal(client.stats().requests, 1)
    await client.close()
  })

  test('crawl-delay slows the host down', async () => {
    const site = await sites.open({ robots: [{ status: 200, body: 'User-agent: *\nCrawl-delay: 0.2\n' }] })
    const client = politeClient({ rate_limit: 0.01 })
    await Promise.all([1, 2, 3, 4].map((i) => client.fetch(site.url(`/page?${i}`), detail)))
    const starts = (await site.log()).slice(1).map(({ at }) => at)
    // Three gaps; the site may have noted the first start a little late.
    assert.ok(starts.at(-1)! - starts[0]! >= 520)
    await client.close()
  })

  test('one that asks to wait is left alone until then', async () => {
    const robots = [
      { status: 503, headers: { 'Retry-After': '1' } },
      { status: 200, body: RULES },
    ]
    const site = await sites.open({ robots })
    const client = politeClient({ robots_wait: 0.1 })
    assert.equal(kind(await client.fetch(site.url('/page'), detail)), 'ok')
    const [refused, again] = await site.log()
    assert.ok(again!.at - refused!.ended! >= 1000)
    await client.close()
  })

  describe('redirects of robots.txt', () => {
    test('are followed, to other hosts too, and hold for the host that was asked about', async () => {
      const elsewhere = await sites.open({ robots: [{ status: 200, body: RULES }] })
      const to = elsewhere.url('/robots.txt')
      const site = await sites.open({ robots: [{ status: 301, headers: { Location: to } }] })
      const client = politeClient()
      assert.equal(kind(await client.fetch(site.url('/status?code=400'), detail)), 'robots_disallowed')
      assert.equal(kind(await client.fetch(site.url('/page'), detail)), 'ok')
      await client.close()
    })
    test('without end mean that there are no rules', async () => {
      const site = await sites.open({ robots: [{ status: 302, headers: { Location: '/robots.txt' } }] })
      const client = politeClient()
      assert.equal(kind(await client.fetch(site.url('/page'), detail)), 'ok')
      assert.equal((await site.log()).filter(({ path }) => path === '/robots.txt').length, 6)
      await client.close()
    })
  })

  test('the host that a redirect leads to has its own read', async () => {
    const [site, target] = [
      await sites.open({ robots: [{ status: 404 }] }),
      await sites.open({ robots: [{ status: 200, body: 'User-agent: regatta\nDisallow: /page' }] }),
    ]
    const client = politeClient()
    const outcome = await client.fetch(site.url(`/redirect?to=${encodeURIComponent(target.url('/page'))}`), detail)
    assert.ok(!outcome.ok && outcome.failure.kind === 'robots_disallowed')
    assert.equal(outcome.failure.host, target.host)
    assert.deepEqual(
      (await target.log()).map(({ path }) => path),
      ['/robots.txt'],
    )
    await client.close()
  })

  test('robots: ignore asks for none', async () => {
    const site = await sites.open({ robots: [{ status: 200, body: 'User-agent: *\nDisallow: /' }] })
    const client = politeClient({ robots: 'ignore' })
    assert.equal(kind(await client.fetch(site.url('/page'), detail)), 'ok')
    assert.equal((await site.log()).length, 1)
    await client.close()
  })

  test('a caller who gives up does not take it from the others', async () => {
    const site = await sites.open({ robots: [{ status: 200, body: RULES }], robots_ms: 200 })
    const client = politeClient()
    const impatient = client.fetch(site.url('/page?1'), { ...detail, signal: AbortSignal.timeout(30) })
    const patient = client.fetch(site.url('/page?2'), detail)
    assert.equal(kind(await impatient), 'aborted')
    assert.equal(kind(await patient), 'ok')
    assert.equal((await site.log()).length, 2)
    await client.close()
  })
})
