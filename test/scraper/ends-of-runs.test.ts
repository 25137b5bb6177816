import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Source } from '../../src/config/source.ts'
import type { NewsSiteOptions } from '../sites/news-site.ts'
import { api, exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

interface Row {
  name: string
  site?: Partial<NewsSiteOptions>
  config?: (origin: string) => Partial<Source>
  ending: string
  detail?: RegExp
  new?: number
  failed?: number
  rejected?: number
  /** Paths that were asked for at least so often, in any order; and no others where `only` is set. */
  asked?: Record<string, number>
}

const selectors = (origin: string): Source['selectors'] => exampleSource(origin).selectors

const ROWS: Row[] = [
  { name: 'a healthy paper', ending: 'success', new: 20, failed: 0 },
  {
    name: 'its container selector matches nothing any more',
    site: { listing_layout: 'tile' },
    ending: 'failed/no_entries',
    detail: /^1 listing page read and no entry found$/,
    new: 0,
  },
  {
    name: 'its body selector matches nothing any more',
    site: { article_layout: 'prose' },
    ending: 'failed/no_records',
    detail: /no body 20/,
    new: 0,
    rejected: 20,
  },
  {
    name: 'a listing that only a browser could fill',
    site: { faults: { '/page/1': { status: 200, body: '<div id="app"></div><script src="/app.js"></script>' } } },
    ending: 'failed/empty_shell',
  },
  {
    name: 'articles that only a browser could fill',
    site: {
      articles: 1,
      faults: { '/news/1': { status: 200, body: '<div id="app"></div><script src="/app.js"></script>' } },
    },
    ending: 'failed/empty_shell',
  },
  {
    name: '500 for some articles',
    site: { faults: { '/news/3': { status: 500 }, '/news/7': { status: 500 } } },
    ending: 'warning/partial',
    detail: /^2 pages failed$/,
    new: 18,
    failed: 2,
    asked: { '/news/3': 1, '/news/7': 1 },
  },
  {
    name: 'an article that is gone',
    site: { faults: { '/news/3': { status: 410 } } },
    ending: 'warning/partial',
    new: 19,
    failed: 1,
  },
  {
    name: 'a connection that is cut twice, and retries',
    site: { faults: { '/news/3': { status: 0, reset: true, times: 2 } } },
    config: () => ({ retries: 3 }),
    ending: 'success',
    new: 20,
    asked: { '/news/3': 3 },
  },
  {
    name: 'an article without a body',
    site: { faults: { '/news/3': { status: 200, body: '<h1>Only a picture</h1>' } } },
    ending: 'warning/rejected',
    detail: /^1 record rejected: no body 1$/,
    new: 19,
    rejected: 1,
  },
  {
    name: 'a listing page that is lost',
    site: { articles: 40, faults: { '/page/2': { status: 500 } } },
    ending: 'warning/partial',
    new: 30,
    failed: 1,
    asked: { '/page/2': 1, '/page/3': 1 },
  },
  {
    name: 'robots.txt forbids some articles',
    site: { robots: 'User-agent: *\nDisallow: /news/1\n' },
    ending: 'warning/robots_partly',
    detail: /forbids 11 pages/,
    new: 9,
    failed: 0,
    asked: { '/news/1': 0, '/news/19': 0 },
  },
  {
    name: 'robots.txt forbids everything',
    site: { robots: 'User-agent: *\nDisallow: /\n' },
    ending: 'failed/robots_disallowed',
    new: 0,
    asked: { '/page/1': 0 },
  },
  {
    name: 'the listing is blocked',
    site: { faults: { '/page/1': { status: 403 } } },
    ending: 'failed/blocked',
    asked: { '/page/1': 1, '/page/2': 0 },
  },
  {
    name: 'every article is blocked',
    site: {
      articles: 60,
      faults: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`/news/${i + 1}`, { status: 403 }])),
    },
    config: () => ({ concurrency: 1 }),
    ending: 'failed/blocked',
    detail: /wait for the next run/,
    failed: 3,
  },
  {
    name: 'the whole site answers 500',
    site: { all: 500 },
    ending: 'failed/host_down',
    asked: { '/page/1': 1, '/page/2': 1, '/page/3': 1, '/page/4': 0 },
  },
  {
    name: 'the first listing page is not there',
    site: { articles: 10, faults: { '/page/1': { status: 404 } } },
    ending: 'failed/no_entries',
  },
  {
    name: 'an API that answers HTML',
    site: { faults: { '/api': { status: 200, body: '<html>maintenance</html>' } } },
    config: (origin) => ({ listing: api(origin) }),
    ending: 'failed/no_entries',
    detail: /no JSON/,
  },
  {
    name: 'an article that leads to the home page is no article',
    site: { faults: { '/news/3': { status: 302, headers: { location: '/' } } } },
    ending: 'warning/rejected',
    detail: /redirected to the home page 1/,
    new: 19,
  },
  {
    name: 'articles that all lead to a page which asks for consent',
    site: {
      faults: {
        ...Object.fromEntries(
          ['/news/3', '/news/4', '/news/5'].map((path) => [
            path,
            { status: 302, headers: { location: `/ask?to=${path}` } },
          ]),
        ),
        '/ask': {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<h1>We value your privacy</h1><div class="story"><p>Some words about cookies, long enough for a body.</p></div>',
        },
      },
    },
    ending: 'warning/rejected',
    detail: /redirected to one page with others 3/,
    new: 17,
  },
  {
    name: 'articles that moved',
    site: {
      faults: {
        '/news/3': { status: 301, headers: { location: '/moved/news/3' } },
        '/news/4': { status: 302, headers: { location: '/moved/news/4' } },
      },
    },
    config: () => ({ concurrency: 2 }),
    ending: 'success',
    new: 20,
  },
  {
    name: 'a redirect that never ends',
    site: { faults: { '/news/3': { status: 302, headers: { location: '/news/3' } } } },
    ending: 'warning/partial',
    new: 19,
    failed: 1,
  },
  {
    name: 'filters that leave nothing',
    config: (origin) => ({ filters: { ...exampleSource(origin).filters, deny_path_prefixes: ['/news/'] } }),
    ending: 'failed/no_entries',
    detail: /deny_path_prefixes 20/,
  },
  {
    name: 'an entry that is the listing page itself',
    config: (origin) => ({
      selectors: {
        ...selectors(origin),
        thumbnail: { ...selectors(origin).thumbnail, url: ['::attr(id)', 'a::attr(href)'] },
      },
    }),
    ending: 'success',
    new: 20,
  },
  {
    name: 'records whole in the listing',
    config: (origin) => ({ listing: api(origin, '&bodies=1') }),
    ending: 'success',
    new: 20,
    asked: { '/news/1': 0, '/news/20': 0 },
  },
]

describe('how a run ends', () => {
  for (const row of ROWS) {
    test(`${row.name}: ${row.ending}`, async (t) => {
      const site = await startNewsSite(row.site)
      t.after(() => site.close())
      const { code, result, log } = await workplace(t).run(exampleSource(site.origin, row.config?.(site.origin)))
      const { status, reason, detail, counts } = result
      assert.equal(reason === null ? status : `${status}/${reason}`, row.ending, `${detail}\n${log}`)
      assert.equal(code, status === 'failed' ? 1 : 0)
      assert.match(detail, row.detail ?? /^/)
      if (row.new !== undefined) assert.equal(counts.records.new, row.new)
      if (row.failed !== undefined) assert.equal(counts.pages.failed, row.failed)
      if (row.rejected !== undefined) assert.equal(counts.records.rejected, row.rejected)
      const paths = (await site.asked()).map(({ path }) => path)
      for (const [path, times] of Object.entries(row.asked ?? {})) {
        assert.equal(paths.filter((it) => it === path).length, times, `${path} in ${paths.join(' ')}`)
      }
    })
  }
})
