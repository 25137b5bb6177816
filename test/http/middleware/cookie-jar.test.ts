import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCookieJar } from '../../../src/http/middleware/cookie-jar.ts'

const HERE = 'https://www.news.example/section/page'

const rows: [name: string, line: string, asked: string, sent: boolean][] = [
  ['same host', 'a=1', 'https://www.news.example/section/other', true],
  ['host only by default', 'a=1; Path=/', 'https://news.example/', false],
  ['not for subdomains by default', 'a=1; Path=/', 'https://x.www.news.example/', false],
  ['domain', 'a=1; Path=/; Domain=news.example', 'https://img.news.example/', true],
  ['domain with a dot', 'a=1; Path=/; Domain=.news.example', 'https://news.example/', true],
  ['somebody else\u2019s domain', 'a=1; Path=/; Domain=other.example', 'https://other.example/', false],
  ['a whole top level', 'a=1; Path=/; Domain=example', 'https://other.example/', false],
  ['default path is the folder', 'a=1', 'https://www.news.example/elsewhere', false],
  ['path', 'a=1; Path=/section', 'https://www.news.example/section/x/y', true],
  ['path ends at a slash', 'a=1; Path=/sect', 'https://www.news.example/section', false],
  ['secure', 'a=1; Path=/; Secure', 'http://www.news.example/', false],
  ['expired', 'a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', HERE, false],
  ['expired, old spelling', 'a=1; Path=/; Expires=Thu, 01-Jan-1970 00:00:00 GMT', HERE, false],
  ['max-age before expires', 'a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', HERE, true],
  ['max-age 0', 'a=1; Path=/; Max-Age=0', HERE, false],
  ['unreadable attributes', 'a=1; Path=/; Expires=whenever; Foo; =x', HERE, true],
  ['no name', '=1; Path=/', HERE, false],
  ['no value at all', 'nonsense', HERE, false],
  ['a line break', 'a=1\r\nX-Evil: 1; Path=/', HERE, false],
  ['too long', `a=${'x'.repeat(5000)}; Path=/`, HERE, false],
]

for (const [name, line, asked, sent] of rows) {
  test(`${name}: ${sent ? 'sent' : 'not sent'}`, () => {
    const jar = createCookieJar()
    jar.store(new URL(HERE), [line])
    assert.equal(jar.pairsFor(new URL(asked)).size, sent ? 1 : 0)
  })
}

test('keeps at most fifty of a host and two hundred hosts', () => {
  const jar = createCookieJar()
  const many = Array.from({ length: 500 }, (_, i) => `c${i}=1; Path=/`)
  jar.store(new URL(HERE), many)
  assert.equal(jar.pairsFor(new URL(HERE)).size, 50)
  for (let i = 0; i < 300; i++) jar.store(new URL(`https://h${i}.example/`), ['a=1'])
  const left = Array.from({ length: 300 }, (_, i) => jar.pairsFor(new URL(`https://h${i}.example/`)).size)
  assert.equal(left.filter((size) => size > 0).length, 200)
})

test('its version grows with changes only', () => {
  const jar = createCookieJar()
  const versions = ['a=1', 'a=1', 'a=2', 'a=2; Max-Age=0', 'a=2; Max-Age=0'].map((line) => {
    jar.store(new URL(HERE), [line])
    return jar.version()
  })
  assert.deepEqual(versions, [1, 1, 2, 3, 3])
})
