import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createCookieJar } from '../../src/http/cookie-jar.ts'

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
  test(`${name}: ${sent ? 'sent' : 'not sent'}`, async () => {
    const jar = createCookieJar()
    await jar.store(new URL(HERE), [line])
    assert.equal(jar.pairsFor(new URL(asked)).size, sent ? 1 : 0)
  })
}

test('keeps at most fifty of a host and two hundred hosts', async () => {
  const jar = createCookieJar()
  const many = Array.from({ length: 500 }, (_, i) => `c${i}=1; Path=/`)
  await jar.store(new URL(HERE), many)
  assert.equal(jar.pairsFor(new URL(HERE)).size, 50)
  for (let i = 0; i < 300; i++) await jar.store(new URL(`https://h${i}.example/`), ['a=1'])
  const left = Array.from({ length: 300 }, (_, i) => jar.pairsFor(new URL(`https://h${i}.example/`)).size)
  assert.equal(left.filter((size) => size > 0).length, 200)
})

test('its version grows with changes only', async () => {
  const jar = createCookieJar()
  const versions: number[] = []
  for (const line of ['a=1', 'a=1', 'a=1; Max-Age=9', 'a=2', 'a=2; Max-Age=0', 'a=2; Max-Age=0']) {
    await jar.store(new URL(HERE), [line])
    versions.push(jar.version())
  }
  assert.deepEqual(versions, [1, 1, 1, 2, 3, 3])
})

describe('public suffixes', () => {
  const cases: [name: string, from: string, line: string, asked: string, sent: boolean][] = [
    ['of two levels', 'https://papers.co.uk/', 'a=1; Domain=co.uk', 'https://rival.co.uk/', false],
    [
      'of two levels, not even for itself',
      'https://papers.co.uk/',
      'a=1; Domain=co.uk',
      'https://papers.co.uk/',
      false,
    ],
    ['with a dot in front', 'https://news.net.nz/', 'a=1; Domain=.net.nz', 'https://other.net.nz/', false],
    ['of a wildcard rule', 'https://a.b.ck/', 'a=1; Domain=b.ck', 'https://c.b.ck/', false],
    ['an exception of one', 'https://x.www.ck/', 'a=1; Domain=www.ck', 'https://y.www.ck/', true],
    ['below one', 'https://news.papers.co.uk/', 'a=1; Domain=papers.co.uk', 'https://img.papers.co.uk/', true],
    ['a host that is one', 'https://co.uk/', 'a=1; Domain=co.uk', 'https://co.uk/', true],
    ['a host that is one, for others', 'https://co.uk/', 'a=1; Domain=co.uk', 'https://rival.co.uk/', false],
    ['an address', 'http://127.0.0.1:81/', 'a=1; Domain=127.0.0.1', 'http://127.0.0.1:82/', true],
    ['a name of a local network', 'http://intranet/', 'a=1; Domain=intranet', 'http://intranet/x', true],
  ]
  for (const [name, from, line, asked, sent] of cases) {
    test(`${name}: ${sent ? 'sent' : 'not sent'}`, async () => {
      const jar = createCookieJar()
      await jar.store(new URL(from), [`${line}; Path=/`])
      assert.equal(jar.pairsFor(new URL(asked)).size, sent ? 1 : 0)
    })
  }
})

describe('the life of a cookie', () => {
  const url = new URL(HERE)

  async function jarAt(clock: { now: number }, line: string): Promise<(line: string | null) => Promise<number>> {
    const jar = createCookieJar(() => clock.now)
    await jar.store(url, [line])
    return async (again) => {
      if (again !== null) await jar.store(url, [again])
      return jar.pairsFor(url).size
    }
  }

  test('Max-Age is in seconds, from when it was set, however often it is sent', async () => {
    const clock = { now: Date.parse('2026-11-21T12:00:00Z') }
    const sent = await jarAt(clock, 'sid=abc; Max-Age=100')
    clock.now += 60_000
    assert.equal(await sent(null), 1)
    clock.now += 39_999
    assert.equal(await sent(null), 1)
    clock.now += 1
    assert.equal(await sent(null), 0)
  })

  for (const [name, line] of [
    ['Max-Age', () => 'sid=abc; Max-Age=100'],
    ['Expires', (now: number) => `sid=abc; Expires=${new Date(now + 100_000).toUTCString()}`],
  ] as const) {
    test(`${name} begins anew when the same cookie is set again`, async () => {
      const clock = { now: Date.parse('2026-11-21T12:00:00Z') }
      const sent = await jarAt(clock, line(clock.now))
      for (let visit = 0; visit < 5; visit++) {
        clock.now += 90_000
        assert.equal(await sent(line(clock.now)), 1, `visit ${visit}`)
      }
      clock.now += 100_000
      assert.equal(await sent(null), 0)
    })
  }

  test('a cookie of the session that takes the place of one with an end has none', async () => {
    const clock = { now: Date.parse('2026-11-21T12:00:00Z') }
    const sent = await jarAt(clock, 'sid=abc; Max-Age=100')
    await sent('sid=abc')
    clock.now += 1_000_000
    assert.equal(await sent(null), 1)
  })
})

test('of two cookies with one name the one of the longer path is sent', async () => {
  const jar = createCookieJar()
  await jar.store(new URL(HERE), ['a=root; Path=/', 'a=section; Path=/section'])
  assert.deepEqual([...jar.pairsFor(new URL(HERE))], [['a', 'section']])
})

test('answers that arrive together are all taken in', async () => {
  const jar = createCookieJar()
  await Promise.all(['a=1', 'b=2', 'c=3'].map((line) => jar.store(new URL(HERE), [line])))
  assert.deepEqual([...jar.pairsFor(new URL(HERE)).keys()], ['a', 'b', 'c'])
})
