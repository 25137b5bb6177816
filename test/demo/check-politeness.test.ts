import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPoliteness } from '../../src/cli/commands/demo/check-politeness.ts'
import type { Truth, Visit } from '../../src/cli/commands/demo/contract.ts'
import type { Source } from '../../src/config/source.ts'

const SOURCES = [
  { country: 'fiji', source: 'gazette', rate_limit: 0.1, concurrency: 2 },
  { country: 'tonga', source: 'gazette', rate_limit: 0.1, concurrency: 2 },
] as Source[]
const TRUTH = {
  scrapers: SOURCES.map(({ country, source }) => ({ country, source, site: 'gazette' })),
  sites: [{ site: 'gazette', disallowed: ['/members/'] }],
} as Truth
const ROBOTS = visit('/robots.txt', 0)

function visit(path: string, at: number, more: Partial<Visit> = {}): Visit {
  const fixed = { site: 'gazette', scraper: 'fiji/gazette', status: 200, retry_after: null }
  return { ...fixed, path, at, not_before: at - 1, answered: at + 20, ...more }
}

const rows: { what: string; visits: Visit[]; most?: number; says: RegExp[] }[] = [
  {
    what: 'nothing in a polite crawl',
    visits: [ROBOTS, visit('/a', 30), visit('/b', 130), visit('/c', 231)],
    says: [],
  },
  {
    what: 'nothing in a gap that a timer made 5 ms short',
    visits: [ROBOTS, visit('/a', 30), visit('/b', 126)],
    says: [],
  },
  {
    what: 'nothing in what a page loads while it is shown in a browser',
    visits: [ROBOTS, visit('/a', 30), visit('/app.js', 45, { part: true }), visit('/b', 131)],
    says: [],
  },
  { what: 'a short gap', visits: [ROBOTS, visit('/a', 30), visit('/b', 90)], says: [/\/b came 61 ms after/] },
  {
    what: 'nothing in a gap that looks short because the server was held up',
    visits: [ROBOTS, visit('/a', 80, { not_before: 30 }), visit('/b', 130)],
    says: [],
  },
  {
    what: 'a pace that is a little too quick each time',
    visits: [ROBOTS, ...Array.from({ length: 9 }, (_, i) => visit(`/${i}`, 30 + i * 97))],
    says: [/9 requests came within 777 ms, not 800 ms/],
  },
  { what: 'a page before robots.txt', visits: [visit('/a', 0), visit('/robots.txt', 5)], says: [/before robots/] },
  {
    what: 'a page while robots.txt is on its way',
    visits: [ROBOTS, visit('/a', 10)],
    says: [/before robots.txt was answered/],
  },
  { what: 'a forbidden page', visits: [ROBOTS, visit('/members/a', 30)], says: [/forbidden by robots/] },
  { what: 'too many at once', visits: [ROBOTS], most: 3, says: [/3 requests were in flight at once, not 2/] },
  {
    what: 'a request inside a Retry-After',
    visits: [ROBOTS, visit('/a', 30, { status: 429, retry_after: 1 }), visit('/b', 900), visit('/c', 1060)],
    says: [/\/b came 850 ms after being asked to wait 1 s/],
  },
  {
    what: 'a scraper that begins while another is on the same host',
    visits: [ROBOTS, visit('/a', 30), visit('/b', 140, { scraper: 'tonga/gazette' }), visit('/c', 250)],
    says: [/tonga\/gazette began before fiji\/gazette had ended/],
  },
]

describe('the check of politeness', () => {
  for (const { what, visits, most = 1, says } of rows) {
    it(`finds ${what}`, () => {
      const found = checkPoliteness(TRUTH, { visits, max_in_flight: { gazette: most } }, SOURCES)
      assert.equal(found.length, says.length, JSON.stringify(found))
      for (const [i, pattern] of says.entries()) assert.match(found[i]!.what, pattern)
    })
  }
})
