import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createServer } from 'node:tls'
import { promisify } from 'node:util'
import type { FetchOutcome } from '../../src/http/client.ts'
import { USER_AGENT } from '../../src/vocabulary/product.ts'
import { type Sites, startSites } from '../sites/start-sites.ts'
import { politeClient } from './polite-client.ts'

const detail = { operation: 'detail' } as const
const kind = (outcome: FetchOutcome): string => (outcome.ok ? 'ok' : outcome.failure.kind)

const noOpenssl = (): string | false =>
  spawnSync('openssl', ['version']).status === 0 ? false : 'openssl is not installed'

describe('the client', () => {
  let sites: Sites
  before(async () => {
    sites = await startSites()
  })
  after(() => sites.close())

  async function seen(outcome: FetchOutcome): Promise<Record<string, string>> {
    assert.ok(outcome.ok)
    return JSON.parse(outcome.page.body.toString()) as Record<string, string>
  }

  test('gives the page as it came', async () => {
    const client = politeClient()
    const outcome = await client.fetch(sites.first.url('/page?x'), detail)
    assert.ok(outcome.ok)
    const { status, headers, body, from_cache, attempts } = outcome.page
    assert.deepEqual([status, from_cache, attempts], [200, false, 1])
    assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    assert.match(body.toString(), /<h1>Page x=<\/h1>/)
    await client.close()
  })

  test('what no page can be requested by is a failure and never throws', async () => {
    const client = politeClient()
    for (const address of [
      'not a url',
      '',
      'http://',
      'ftp://news.example/x',
      'http://%zz:x@news.example/',
      'http://a:%ff@news.example/',
    ]) {
      const outcome = await client.fetch(address, detail)
      assert.ok(!outcome.ok && outcome.failure.kind === 'protocol' && !outcome.failure.transient, address)
      assert.doesNotMatch(outcome.failure.message, /%zz|%ff/)
    }
    assert.equal(client.stats().requests, 0)
    await client.close()
  })

  test('sends what the config and the caller ask for, and its own name', async () => {
    const client = politeClient({
      headers: { 'Accept-Language': 'fj', Connection: 'close', 'Content-Encoding': 'gzip' },
    })
    const headers = { Accept: 'application/json' }
    const sent = await seen(await client.fetch(sites.first.url('/echo'), { ...detail, headers }))
    assert.equal(sent['user-agent'], USER_AGENT)
    assert.equal(sent['accept'], 'application/json')
    assert.equal(sent['accept-language'], 'fj')
    assert.equal(sent['connection'], 'keep-alive')
    assert.equal(sent['content-encoding'], undefined)
    await client.close()
  })

  test('cookies and credentials of the source go to its own hosts only, also over redirects', async () => {
    const other = await sites.open({ robots: [{ status: 404 }] })
    const client = politeClient({
      headers: { Authorization: 'Basic secret', Cookie: 'typed=1' },
      cookies: { session: 'abc' },
      own_hosts: [sites.first.host],
    })
    const own = await seen(await client.fetch(sites.first.url('/echo'), detail))
    assert.equal(own['cookie'], 'typed=1; session=abc')
    assert.equal(own['authorization'], 'Basic secret')
    // Another name for the same machine is another host.
    const to = `http://localhost:${other.port}/echo`
    const away = await seen(await client.fetch(sites.first.url(`/redirect?to=${encodeURIComponent(to)}`), detail))
    assert.equal(away['cookie'], undefined)
    assert.equal(away['authorization'], undefined)
    await client.close()
  })

  test('a password in a URL is sent, but not on to another host, and not said', async () => {
    const client = politeClient({ own_hosts: [] })
    const own = sites.first.url('/echo').replace('http://', 'http://me:s%40fe@')
    const outcome = await client.fetch(own, detail)
    assert.equal((await seen(outcome))['authorization'], `Basic ${Buffer.from('me:s@fe').toString('base64')}`)
    assert.ok(outcome.ok && !outcome.page.url.includes('fe@'))
    const to = encodeURIComponent(`http://a:b@localhost:${sites.first.port}/echo`)
    const away = await client.fetch(
      sites.first.url(`/redirect?to=${to}`).replace('http://', 'http://me:s%40fe@'),
      detail,
    )
    assert.equal((await seen(away))['authorization'], undefined)
    assert.ok(!JSON.stringify(client.events).includes('fe@'))
    await client.close()
  })

  test('an IPv6 address where nobody listens does not hide the IPv4 one', async () => {
    const client = politeClient({
      lookup: () =>
        Promise.resolve([
          { address: '::1', family: 6 },
          { address: '127.0.0.1', family: 4 },
        ]),
    })
    assert.equal(kind(await client.fetch(`http://both.test:${sites.first.port}/page`, detail)), 'ok')
    await client.close()
  })

  test('a certificate that nobody signed is connect, and not tried again', { skip: noOpenssl() }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'regatta-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout ${key} -out ${cert}`
    await promisify(execFile)('openssl', request.split(' '))
    const server = createServer({ key: await readFile(key), cert: await readFile(cert) }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const client = politeClient({ robots: 'ignore', retries: 3 })
    const outcome = await client.fetch(`https://127.0.0.1:${(server.address() as { port: number }).port}/`, detail)
    assert.ok(!outcome.ok && outcome.failure.kind === 'connect' && outcome.failure.attempts === 1)
    assert.match(outcome.failure.message, /self-signed certificate/)
    await client.close()
    server.close()
    await rm(folder, { recursive: true })
  })

  test('a TLS handshake that stalls is timeout', async () => {
    const client = politeClient({ robots: 'ignore', limits: { connect_timeout_ms: 200 } })
    const silent = await client.fetch(sites.first.url('/page').replace('http:', 'https:'), detail)
    assert.equal(kind(silent), 'timeout')
    await client.close()
  })

  test('cookies that a site sets are sent back', async () => {
    const client = politeClient({ cookies: { mine: '1' } })
    await client.fetch(sites.first.url('/set-cookie?cookie=a%3D1%3BPath%3D/&cookie=mine%3D2%3BPath%3D/'), detail)
    const sent = await seen(await client.fetch(sites.first.url('/echo?cookies'), detail))
    assert.equal(sent['cookie'], 'mine=2; a=1')
    await client.close()
  })

  test('a name that does not exist is dns, and is not waited for as long as a site that is down', async () => {
    let asked = 0
    const client = politeClient({
      robots_wait: 3600,
      retries: 1,
      lookup: () => {
        asked++
        return Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
      },
    })
    assert.equal(kind(await client.fetch('http://gone.test/page', detail)), 'dns')
    assert.equal(asked, 2)
    assert.equal(client.stats().hosts['gone.test']?.last_failure, 'dns')
    await client.close()
  })

  test('counts what was really sent', async () => {
    const site = await sites.open({ robots: [{ status: 404 }] })
    const client = politeClient({ retries: 1, retry_seconds: 0.001 })
    for (const path of ['/page', '/chain?left=2', '/status?code=500&times=1', '/status?code=404', '/reset-at-once']) {
      await client.fetch(site.url(path), detail)
    }
    const stats = client.stats()
    // The last one met a kept connection first, and was begun anew before it was a failure.
    assert.equal(stats.requests, 10)
    assert.equal(stats.robots_requests, 1)
    assert.deepEqual(stats.retries, { http_500: 1, connect: 2 })
    const { utilisation_percent, ...host } = stats.hosts[site.host]!
    assert.ok(utilisation_percent !== null && utilisation_percent > 0 && utilisation_percent < 100)
    assert.deepEqual(host, {
      requests: 11,
      answered: 8,
      failed: 3,
      last_failure: 'connect',
      breaker: { detail: 'closed' },
      opened: 0,
      adapted: { limit: 1, lowest: 1, halvings: 2 },
      operations: {
        detail: { requests: 10, answered: 6, failed: 4, timed_out: 0, refused: 0, success_percent: 60 },
      },
    })
    assert.ok(stats.bytes > 1000)
    await client.close()
  })

  test('close refuses what waits, lets what runs end, and can be called twice', async () => {
    const site = await sites.open({ robots: [{ status: 404 }] })
    const client = politeClient({ rate_limit: 30 })
    await client.fetch(site.url('/page?0'), detail)
    const slow = politeClient({ concurrency: 1 })
    const running = slow.fetch(site.url('/page?ms=150'), detail)
    const waiting = [1, 2].map((i) => client.fetch(site.url(`/page?${i}`), detail))
    await slow.fetch(site.url('/page?sent'), { ...detail, signal: AbortSignal.timeout(30) })
    await Promise.all([client.close(), client.close(), slow.close()])
    assert.deepEqual((await Promise.all(waiting)).map(kind), ['aborted', 'aborted'])
    assert.equal(kind(await running), 'ok')
    assert.equal(kind(await client.fetch(site.url('/page?late'), detail)), 'aborted')
  })

  test('nothing of it keeps a process alive', async () => {
    const child = new URL('children/fetches-and-ends.ts', import.meta.url).pathname
    const urls = ['/page', '/gzip', '/status?code=404', '/connection-close', '/answers-then-closes']
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [child, ...urls.map((path) => sites.first.url(path))],
      {
        timeout: 60_000,
      },
    )
    assert.deepEqual(JSON.parse(stdout), ['ok', 'ok', 'gone', 'ok', 'ok'])
    assert.equal(stderr, '')
  })
})
