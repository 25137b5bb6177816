import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from '../../../src/http/exchange.ts'
import { politeClient } from '../polite-client.ts'

const CONFIG = {
  own_hosts: ['https://www.paper.example'],
  headers: {
    Authorization: 'Bearer SECRET',
    'X-Api-Key': 'SECRET',
    'X-AUTH-TOKEN': 'SECRET',
    'Proxy-Authorization-Info': 'SECRET',
    Cookie: 'typed=SECRET',
    'Accept-Language': 'pt',
  },
  cookies: { sid: 'SECRET' },
}

/** Answers from memory; `redirects` by URL. What was asked, in order. */
function site(redirects: Record<string, string>) {
  const asked: { url: string; headers: Record<string, string> }[] = []
  const send = ({ url, headers }: Outgoing) => {
    asked.push({ url: url.href, headers })
    const location = redirects[url.href]
    const status = location === undefined ? (url.pathname === '/robots.txt' ? 404 : 200) : 302
    const response = {
      url,
      status,
      headers: location === undefined ? {} : { location },
      cookies: [],
      body: Buffer.from('<p>page</p>'),
      received: 11,
    }
    return Promise.resolve({ ok: true as const, response })
  }
  return { asked, transport: () => ({ send, close: () => Promise.resolve() }) }
}

async function visit(start: string, redirects: Record<string, string> = {}, options: object = {}) {
  const { asked, transport } = site(redirects)
  const client = politeClient({ ...CONFIG, transport, ...options })
  await client.fetch(start, { operation: 'detail' })
  await client.close()
  return asked.map(({ url, headers }) => ({ url, secret: JSON.stringify(headers).includes('SECRET'), headers }))
}

/** Where a visit leads, and at which of the URLs the credentials are sent. */
const VISITS: [what: string, start: string, redirects: Record<string, string>, sent: string[]][] = [
  [
    'its own host',
    'https://www.paper.example/a',
    {},
    ['https://www.paper.example/robots.txt', 'https://www.paper.example/a'],
  ],
  ['a sibling that an article is at', 'https://sport.paper.example/a', {}, []],
  ['a CDN that maps are at', 'https://paper.cdn.example/sitemap.xml', {}, []],
  [
    'down to http',
    'https://www.paper.example/a',
    { 'https://www.paper.example/a': 'http://www.paper.example/a' },
    ['https://www.paper.example/robots.txt', 'https://www.paper.example/a'],
  ],
  [
    'another port, and back',
    'https://www.paper.example:8443/a',
    { 'https://www.paper.example:8443/a': 'https://paper.example/b' },
    ['https://paper.example/robots.txt', 'https://paper.example/b'],
  ],
  [
    'http, https, another site',
    'http://www.paper.example/a',
    {
      'http://www.paper.example/a': 'https://WWW.paper.example./a',
      'https://www.paper.example./a': 'https://other.example/a',
    },
    ['https://www.paper.example./robots.txt', 'https://www.paper.example./a'],
  ],
  [
    'a robots.txt that leads elsewhere',
    'https://www.paper.example/a',
    { 'https://www.paper.example/robots.txt': 'https://user:pass@static.example/robots.txt' },
    ['https://www.paper.example/robots.txt', 'https://www.paper.example/a'],
  ],
]

for (const [what, start, redirects, sent] of VISITS) {
  test(`credentials: ${what}`, async () => {
    const asked = await visit(start, redirects)
    assert.deepEqual(
      asked.filter(({ secret }) => secret).map(({ url }) => url),
      sent,
    )
    assert.ok(asked.every(({ url }) => !url.includes('pass')))
    // What is no secret goes along everywhere.
    assert.ok(asked.every(({ headers }) => headers['accept-language'] === 'pt' && 'user-agent' in headers))
  })
}

test('a password in a URL stays with its origin', async () => {
  const redirects = { 'https://www.paper.example/a': 'https://www.paper.example:8443/a' }
  const asked = await visit('https://me:SECRET@www.paper.example/a', redirects, { headers: {}, cookies: {} })
  assert.deepEqual(
    asked.filter(({ headers }) => headers['authorization'] !== undefined).map(({ url }) => url),
    ['https://www.paper.example/a'],
  )
})
