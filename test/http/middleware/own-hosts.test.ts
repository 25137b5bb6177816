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
