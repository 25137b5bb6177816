import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { chooseProxy } from '../../../../src/http/transport/proxy/choose-proxy.ts'
import type { FetchOutcome } from '../../../../src/http/client.ts'
import { politeClient } from '../../polite-client.ts'
import { httpProxy, namedSite, socksProxy } from './test-proxies.ts'

/** What this machine's name server knows: a public address, a private one, and nothing of anything else. */
const NAMES: Record<string, string> = { 'news.example': '93.184.216.34', 'evil.example': '10.0.0.7' }

async function lookup(hostname: string): Promise<{ address: string; family: 4 }[]> {
  const address = NAMES[hostname]
  if (address === undefined) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' })
  return [{ address, family: 4 }]
}

function client(
  t: TestContext,
  proxy: string,
  more: { allow_private?: boolean } = {},
): (url: string) => Promise<FetchOutcome> {
  const made = politeClient({
    allow_private: false,
    own_hosts: ['http://news.example'],
    robots: 'ignore',
    proxyFor: chooseProxy(proxy, {}),
    lookup,
    ...more,
  })
  t.after(() => made.close())
  return (url) => made.fetch(url, { operation: 'detail' })
}

const body = (outcome: FetchOutcome): string =>
  outcome.ok ? String(outcome.page.body) : `${outcome.failure.kind}: ${outcome.failure.message}`

test('a page comes by an HTTP proxy, which resolves the name and is told who asks', async (t) => {
  const site = await namedSite(t)
  const proxy = await httpProxy(t)
  const fetch = client(t, `http://me:p%40ss@127.0.0.1:${proxy.port}`)
  assert.equal(body(await fetch(`http://news.example:${site}/a?b`)), `news.example:${site} /a`)
  assert.deepEqual(proxy.seen, [`GET http://news.example:${site}/a?b`])
  assert.deepEqual(proxy.users, [`Basic ${Buffer.from('me:p@ss').toString('base64')}`])
  // Two pages, one of them of a name that only the proxy knows.
  assert.equal(body(await fetch(`http://inside.example:${site}/c`)), `inside.example:${site} /c`)
})

test('https goes through a tunnel', async (t) => {
  const site = await namedSite(t)
  const proxy = await httpProxy(t)
  const fetch = client(t, `http://127.0.0.1:${proxy.port}`)
  // The site speaks no TLS, which is found out behind the tunnel.
  assert.match(
    body(await fetch(`https://news.example:${site}/`)),
    /^connect: news\.example:\d+: by the proxy 127\.0\.0\.1:\d+: /,
  )
  assert.deepEqual(new Set(proxy.seen), new Set([`CONNECT news.example:${site}`]))
})

for (const user of [false, true]) {
  test(`a page comes by a SOCKS5 proxy ${user ? 'that wants a password' : 'without a password'}`, async (t) => {
    const site = await namedSite(t)
    const proxy = await socksProxy(t, { user })
    const fetch = client(t, `socks5://${user ? 'me:secret@' : ''}127.0.0.1:${proxy.port}`)
    assert.equal(body(await fetch(`http://news.example:${site}/a`)), `news.example:${site} /a`)
    assert.deepEqual(proxy.seen, [`news.example:${site}`])
    assert.deepEqual(proxy.users, user ? ['me:secret'] : [])
  })
}

for (const kind of ['http', 'socks5'] as const) {
  test(`private addresses stay closed behind a proxy (${kind})`, async (t) => {
    const proxy = kind === 'http' ? await httpProxy(t) : await socksProxy(t)
    const fetch = client(t, `${kind}://127.0.0.1:${proxy.port}`)
    for (const url of [
      'http://evil.example/',
      'http://127.0.0.1/',
      'http://localhost/',
      'http://[::1]/',
      'http://169.254.169.254/latest',
      'https://evil.example/',
    ]) {
      const outcome = await fetch(url)
      assert.equal(outcome.ok ? '' : outcome.failure.kind, 'private_address', url)
    }
    assert.deepEqual(proxy.seen, [])
  })
}

test('what is wrong with the proxy is said of it, without its password', async (t) => {
  const closed = body(await client(t, 'http://me:secret@127.0.0.1:9')('http://news.example/'))
  assert.match(closed, /^connect: news\.example: by the proxy 127\.0\.0\.1:9: connect ECONNREFUSED/)
  assert.doesNotMatch(closed, /secret|me:/)
  assert.match(
    body(await client(t, 'ftp://me:secret@x')('http://news.example/')),
    /^connect: news\.example: proxy is no URL of/,
  )
  const site = await namedSite(t)
  // It answers as a site does, and makes no connection.
  assert.match(body(await client(t, `socks5://127.0.0.1:${site}`)('http://news.example/')), /^connect: .*by the proxy/)
})
