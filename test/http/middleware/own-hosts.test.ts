import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivateName } from '../../../src/config/private-address.ts'
import { createOwnHosts } from '../../../src/http/middleware/own-hosts.ts'

const PRIVATE = [
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '[::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[::ffff:7f00:1]',
  'localhost',
  'LOCALHOST.',
  'a.localhost',
  'web',
  'printer.local',
  'api.internal',
  'nas.home.arpa',
  'news.test',
]
const PUBLIC = [
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '[2606:4700::1111]',
  'a.example',
  'localhost.example',
  'internal.example',
  'testing.example',
]

for (const host of PRIVATE) test(`${host} is private`, () => assert.equal(isPrivateName(host), true))
for (const host of PUBLIC) test(`${host} is public`, () => assert.equal(isPrivateName(host), false))

test('a private host that a config names may be visited, and no other private one; allow_private opens them all', () => {
  const own = createOwnHosts(['127.0.0.1:8080', 'news-web'], false)
  const may = (url: string): boolean => own.mayVisit(new URL(url))
  assert.deepEqual(
    ['http://127.0.0.1:8080/a', 'http://news-web/', 'http://127.0.0.1:9000/', 'http://10.0.0.1/'].map(may),
    [true, true, false, false],
  )
  assert.equal(own.mayVisitName('news-web'), true)
  assert.equal(own.mayVisitName('rebound.example'), false)
  assert.equal(createOwnHosts(['a.example'], true).mayVisit(new URL('http://10.0.0.1/')), true)
})

/** What a config names, a URL, and whether its credentials go there. */
const OWN: [listed: string[], url: string, own: boolean][] = [
  [['https://www.platform.example'], 'https://www.platform.example/a', true],
  [['https://www.platform.example'], 'https://platform.example/a', true],
  [['https://www.platform.example'], 'https://a.www.platform.example/a', true],
  [['https://www.platform.example'], 'https://evil.platform.example/a', false],
  [['https://www.platform.example'], 'http://www.platform.example/a', false],
  [['https://www.platform.example'], 'https://www.platform.example:8443/a', false],
  [['https://platform.example'], 'https://www.platform.example/a', true],
  [['https://platform.example'], 'https://news.platform.example/a', true],
  [['https://platform.example'], 'http://news.platform.example/a', false],
  [['https://platform.example'], 'https://news.platform.example:444/a', false],
  [['https://platform.example'], 'https://notplatform.example/a', false],
  [['https://platform.example'], 'https://platform.example.evil.example/a', false],
  [['https://news.platform.example'], 'https://platform.example/a', false],
  [['https://news.platform.example'], 'https://sport.platform.example/a', false],
  [['https://news.platform.example'], 'https://www.news.platform.example/a', true],
  [['https://blog.github.io'], 'https://x.blog.github.io/', true],
  [['https://blog.github.io'], 'https://other.github.io/', false],
  [['https://www.co.uk'], 'https://victim.co.uk/', false],
  // Up, and only up.
  [['http://platform.example'], 'http://platform.example/a', true],
  [['http://platform.example'], 'https://platform.example/a', true],
  [['http://platform.example'], 'https://platform.example:8443/a', false],
  [['http://platform.example:8080'], 'http://platform.example:8080/a', true],
  [['http://platform.example:8080'], 'http://platform.example/a', false],
  [['http://platform.example:8080'], 'https://platform.example:8080/a', false],
  // The same host, written otherwise.
  [['https://News.Platform.Example'], 'https://NEWS.PLATFORM.EXAMPLE./a', true],
  [['https://platform.example.'], 'https://platform.example:443/a', true],
  [['https://b\u00fccher.example'], 'https://XN--BCHER-KVA.example/a', true],
  [['https://b\u00fccher.example'], 'https://bucher.example/a', false],
  // What a config names besides counts as well.
  [['https://platform.example', 'https://api.other.example:8443'], 'https://api.other.example:8443/a', true],
  [['https://platform.example', 'https://api.other.example:8443'], 'https://api.other.example/a', false],
  [['https://platform.example', 'https://api.other.example:8443'], 'https://platform.example:8443/a', false],
  [['https://platform.example', 'http://platform.example'], 'http://platform.example/a', true],
  // Hosts without a scheme.
  [['www.platform.example'], 'https://www.platform.example/a', true],
  [['www.platform.example'], 'http://www.platform.example/a', false],
  [['127.0.0.1:8080'], 'http://127.0.0.1:8080/a', true],
  [['127.0.0.1:8080'], 'http://127.0.0.1:8081/a', false],
  [['127.0.0.1:8080'], 'http://localhost:8080/a', false],
  [['[::1]:8080'], 'http://[::1]:8080/a', true],
]

for (const [listed, url, own] of OWN) {
  test(`credentials of ${listed.join(', ')} ${own ? 'go' : 'do not go'} to ${url}`, () =>
    assert.equal(createOwnHosts(listed, false).isOwn(new URL(url)), own))
}

test('without a list, credentials go to the origin of the first page', () => {
  const own = createOwnHosts(undefined, false)
  assert.equal(own.isOwn(new URL('https://a.example/')), false)
  own.sawFirst(new URL('https://a.example/'))
  own.sawFirst(new URL('https://b.example/'))
  assert.deepEqual(
    ['https://a.example/x', 'http://a.example/x', 'https://b.example/'].map((url) => own.isOwn(new URL(url))),
    [true, false, false],
  )
})
