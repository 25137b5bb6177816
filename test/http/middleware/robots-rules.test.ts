import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { MOST_BYTES, parseRobots } from '../../../src/http/middleware/robots-rules.ts'

const allowed = (robots: string, path: string, agent = 'regatta'): boolean =>
  parseRobots(robots, agent).forbids(path) === null

describe('robots.txt: paths', () => {
  const rows: [pattern: string, path: string, forbidden: boolean][] = [
    ['/private', '/private', true],
    ['/private', '/private/x?y=1', true],
    ['/private', '/Private', false],
    ['/private/', '/private', false],
    ['private', '/private', true],
    ['/', '/', true],
    ['', '/anything', false],
    ['/*.pdf$', '/a/b.pdf', true],
    ['/*.pdf$', '/a/b.pdf?x', false],
    ['/*.pdf', '/a/b.pdf?x', true],
    ['/a*b*c$', '/a-c-b-c', true],
    ['/a*b*c$', '/a-b-c-d', false],
    ['/a*a$', '/a', false],
    ['*/print', '/x/print', true],
    ['/x$', '/x', true],
    ['/x$', '/xx', false],
    ['/?s=', '/?s=road', true],
    ['/%61bc', '/abc', true],
    ['/abc', '/%61bc', true],
    ['/a%2fb', '/a%2Fb', true],
    ['/a%2fb', '/a/b', false],
    ['/caf\u00e9', '/caf%C3%A9', true],
    ['/caf%c3%a9', '/caf%C3%A9', true],
    ['/a%2Ab', '/a*b', true],
    ['/a%2Ab', '/axb', false],
    ['/a<b', '/a%3Cb', true],
  ]
  for (const [pattern, path, forbidden] of rows) {
    test(`Disallow: ${pattern} ${forbidden ? 'forbids' : 'leaves open'} ${path}`, () => {
      assert.equal(allowed(`User-agent: *\nDisallow: ${pattern}`, path), !forbidden)
    })
  }

  test('the longest pattern decides, an Allow before a Disallow of the same length', () => {
    const robots = 'User-agent: *\nDisallow: /news/\nAllow: /news/public\nDisallow: /same\nAllow: /same'
    assert.equal(allowed(robots, '/news/x'), false)
    assert.equal(allowed(robots, '/news/public/x'), true)
    assert.equal(allowed(robots, '/same'), true)
  })

  test('says which line forbids', () => {
    assert.equal(parseRobots('User-agent: *\nDisallow: /a*b$', 'regatta').forbids('/a/b'), 'Disallow: /a*b$')
  })

  test('a pattern full of wildcards takes no time', () => {
    const robots = `User-agent: *\nDisallow: /${'*a'.repeat(5000)}$`
    assert.equal(allowed(robots, `/${'a'.repeat(4999)}b`), true)
  })
})

describe('robots.txt: groups', () => {
  const cases: Record<string, [robots: string, path: string, expected: boolean]> = {
    'ours before *': ['User-agent: *\nDisallow: /\nUser-agent: regatta\nDisallow: /x', '/y', true],
    'ours without rules allows': ['User-agent: *\nDisallow: /\nUser-agent: Regatta\nDisallow:', '/y', true],
    'ours with a version': ['User-agent: REGATTA/1.0\nDisallow: /x', '/x', false],
    'another agent': ['User-agent: otherbot\nDisallow: /', '/x', true],
    'a longer name is another agent': ['User-agent: regatta-images\nDisallow: /', '/x', true],
    'several names, one group': ['User-agent: a\nUser-agent: regatta\nDisallow: /x', '/x', false],
    'our groups are taken together': [
      'User-agent: regatta\nDisallow: /x\n\nUser-agent: b\nDisallow: /\n\nUser-agent: regatta\nDisallow: /y',
      '/x',
      false,
    ],
    'other words behind the name': ['User-agent: regatta bot\nDisallow: /x', '/x', false],
    'a version, a comment and a semicolon behind the name': [
      'User-agent: Regatta;1.0 (+https://x.example)\nDisallow: /x',
      '/x',
      false,
    ],
    'a name with a number is another agent': ['User-agent: regatta2\nDisallow: /x', '/x', true],
    'all, with words behind': ['User-agent: * (all)\nDisallow: /x', '/x', false],
    'a name that only begins with *': ['User-agent: *bot\nDisallow: /x', '/x', true],
    'a crawl-delay between agents': ['User-agent: *\nCrawl-delay: 5\nUser-agent: regatta\nDisallow: /x', '/x', false],
    'unknown lines between agents': [
      'User-agent: regatta\nHost: x.example\nNoindex: /y\nUser-agent: b\nDisallow: /x',
      '/x',
      false,
    ],
    'a sitemap between * and its rules, and agents behind it': [
      'User-agent: *\nSitemap: /s.xml\nUser-agent: b\nRequest-rate: 1/5\nDisallow: /x',
      '/x',
      false,
    ],
    'rules end the agents': [
      'User-agent: regatta\nDisallow: /x\nCrawl-delay: 5\nUser-agent: b\nDisallow: /y',
      '/y',
      true,
    ],
    'CR alone ends a line': ['User-agent: *\rDisallow: /x\rAllow: /x/y\r', '/x', false],
    'prose is no rule': ['User-agent: *\nDisallow all robots here\nAllow me to explain', '/all', true],
    'a blank line does not end a group': ['User-agent: regatta\n\n\nDisallow: /x', '/x', false],
    'a sitemap does not end a group': ['User-agent: *\nSitemap: https://x.example/s.xml\nDisallow: /x', '/x', false],
    'rules before any agent count for nobody': ['Disallow: /x\nUser-agent: *\nDisallow: /y', '/x', true],
    'comments and blanks': ['  User-agent : * # all\n\tDisallow : /x # not this', '/x', false],
    misspelt: ['Useragent: *\nDissalow: /x', '/x', false],
    'no colon': ['User-agent *\nDisallow /x', '/x', false],
    'byte order mark': ['\ufeffUser-agent: *\nDisallow: /x', '/x', false],
    'old Mac line ends': ['User-agent: *\rDisallow: /x\r', '/x', false],
    empty: ['', '/x', true],
    'HTML in its place': ['<!doctype html><html><body><h1>Not found</h1></body></html>', '/x', true],
    'binary in its place': [Buffer.from('89504e470d0a1a0a', 'hex').toString('latin1'), '/x', true],
    'names of object properties': ['User-agent: constructor\nDisallow: /', '/x', true],
  }
  for (const [name, [robots, path, expected]] of Object.entries(cases)) {
    test(name, () => assert.equal(allowed(robots, path), expected))
  }

  test('crawl-delay is that of our group, the longest of several, and only a number', () => {
    const delay = (robots: string): number | null => parseRobots(robots, 'regatta').crawl_delay
    assert.equal(delay('User-agent: *\nCrawl-delay: 10'), 10)
    assert.equal(delay('User-agent: *\nCrawl-delay: 10\nUser-agent: regatta\nCrawl-delay: 1.5'), 1.5)
    assert.equal(delay('User-agent: *\nCrawl-delay: 1\nCrawl-delay: 3'), 3)
    assert.equal(delay('User-agent: *\nCrawl-delay: soon'), null)
    assert.equal(delay('User-agent: *\nDisallow: /x'), null)
  })

  test('reads at least as much as RFC 9309 asks for', () => assert.ok(MOST_BYTES >= 500 * 1000))
})

const DATA = '../shared/data/robots-dev'

test('a crawl-delay is for the agents right before it', () => {
  const robots = 'User-agent: a\nCrawl-delay: 20\nUser-agent: regatta\nCrawl-delay: 2\nUser-agent: *\nDisallow: /x'
  assert.equal(parseRobots(robots, 'regatta').crawl_delay, 2)
  assert.equal(parseRobots(robots, 'other').crawl_delay, null)
})

test('lines without end are read in one pass', () => {
  const blanks = ' \t\u2028'.repeat(300_000)
  const robots = ['user-agent: *', `allow${blanks}x\u2028y`, `disallow:${blanks}`, 'x '.repeat(300_000), 'disallow: /x']
  assert.equal(allowed(robots.join('\n'), '/x'), false)
})

describe('cases of other parsers', { skip: existsSync(DATA) ? false : `${DATA} is not there` }, () => {
  const rows = <Row>(name: string): Row[] =>
    readFileSync(`${DATA}/${name}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)

  test('protego', () => {
    // Names matched by their beginning or with wildcards (RFC 9309 compares whole product tokens), a final $ that also
    // stands for itself (there it is %24), and unknown lines that end the agents of a group (there, 2.2.4, they do
    // not).
    const otherwise =
      /^(test_user_agent_precedence|test_generosity|test_special_symbols_dual|test_unicode_url_and_user|test_grouping_unknown_keys)/
    const cases = rows<{ id: string; test: string; ua: string; url: string; robots: string; allowed: boolean }>(
      'protego_cases.jsonl',
    )
    const different = cases.filter(({ ua, url, robots, allowed: expected }) => {
      const { pathname, search } = new URL(url, 'http://site.example/')
      return allowed(robots, pathname + search, ua) !== expected
    })
    assert.ok(cases.length > 300 && different.length <= 12, `${different.length} of ${cases.length}`)
    assert.deepEqual(
      different.filter((one) => !otherwise.test(one.test)),
      [],
    )
  })

  test('robots-parser', () => {
    type Case = {
      id: string
      test: string
      robots_url: string
      robots: string
      method: string
      args: string[]
      expected: unknown
    }
    // Pages of another origin than the robots.txt are never asked about here; lone surrogates cannot be in a URL.
    const asked = rows<Case>('samclarke_cases.jsonl').filter(
      ({ robots_url, args, robots, test: name }) =>
        URL.canParse(robots_url ?? '') &&
        robots !== null &&
        !name.includes('surrogates') &&
        URL.canParse(args[0] ?? '') &&
        new URL(args[0]!).origin === new URL(robots_url).origin,
    )
    const different = asked.filter(({ robots, method, args: [url, agent = '*'], expected }) => {
      if (method !== 'isAllowed' && method !== 'isDisallowed') return false
      const { pathname, search } = new URL(url!)
      return (allowed(robots, pathname + search, agent) === (method === 'isAllowed')) !== expected
    })
    assert.ok(asked.length > 100)
    assert.deepEqual(different, [])

    const delays = rows<Case>('samclarke_cases.jsonl').filter(({ method }) => method === 'getCrawlDelay')
    for (const { id, robots, args, expected } of delays) {
      assert.equal(parseRobots(robots, args[0] ?? '*').crawl_delay ?? '__undefined__', expected, id)
    }
  })
})
