import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import type { Source } from '../../src/config/source.ts'
import { valid } from '../config/gazette.ts'
import type { Posted } from '../sites/form-site.ts'
import { workplace } from './run-scraper.ts'

let origin = ''
let order: (value: object) => Promise<Posted[]>
let close: () => void
before(async () => {
  const child = fork(new URL('../sites/form-site.ts', import.meta.url), { stdio: 'inherit' })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  origin = `http://127.0.0.1:${port}`
  order = async (value) => {
    child.send(value)
    const [answer] = (await once(child, 'message')) as [{ asked: Posted[] }]
    return answer.asked
  }
  close = () => child.disconnect()
})
after(() => close())

const ALL = Array.from({ length: 23 }, (_, n) => n + 1)
const CARDS = `
selectors:
  thumbnail: { container: .card, title: a, url: a }
  article: { title: h1, body: .story p }`
const PAGE_ONLY = 'selectors: { article: { title: h1, body: .story p } }'

const sourceOf = (listing: string, rest = CARDS): Source =>
  valid(
    `name: Notices\nbase_url: ${origin}\nrate_limit: 0\nretry_seconds: 0.01\nlisting: ${listing.replaceAll('ORIGIN', origin)}\n${rest}`,
  )

interface Row {
  name: string
  /** YAML of the listing. */
  listing: string
  rest?: string
  /** Requests of listing pages, by method and path. */
  asked: string[]
  ids?: number[]
  ending?: string
}

const POSTS = (path: string, times: number): string[] => Array.from({ length: times }, () => `POST ${path}`)

const ROWS: Row[] = [
  {
    name: 'pages by a field of a form',
    listing: '{ type: pagination, url_template: ORIGIN/search, form: { court: all, page: "{num}" } }',
    asked: POSTS('/search', 6),
  },
  {
    name: 'an API that wants JSON, with numbers that are numbers',
    listing: `{ type: api, url_template: ORIGIN/api, offset_step: 10, json_body: { from: "{offset}", size: "{size}" },
      json_paths: { collection: items, total: total, url: link, title: title } }`,
    rest: PAGE_ONLY,
    asked: POSTS('/api', 3),
  },
  {
    name: 'a cursor that is a field',
    listing:
      '{ type: cursor, url_template: ORIGIN/more, form: { after: "{cursor}" }, next_selector: ".more::attr(data-after)" }',
    asked: POSTS('/more', 5),
  },
  {
    name: 'spans of days as fields',
    listing: `{ type: paginated_archive, url_template: ORIGIN/day, start_date: 2026-01-01, end_date: 2026-01-23, range_days: 12,
      form: { from: "{from}", to: "{to}", page: "{num}" } }`,
    asked: POSTS('/day', 4),
  },
  {
    name: 'a token that each page renews is sent along',
    listing: '{ type: pagination, url_template: ORIGIN/token, form: { page: "{num}" }, carry: true }',
    asked: ['GET /token', ...POSTS('/token', 6)],
  },
  {
    name: 'the view state of a grid is sent along, page after page, with what else the form has',
    listing: `{ type: pagination, url_template: ORIGIN/grid.aspx, carry: true,
      form: { __EVENTTARGET: ctl00$main$grid, __EVENTARGUMENT: "Page\${num}" } }`,
    asked: ['GET /grid.aspx', ...POSTS('/grid.aspx', 4)],
  },
  {
    name: 'a link that sends a grid back is followed as others are',
    listing: `{ type: follow_link, url_template: ORIGIN/grid.aspx, next_selector: '.pager td:has(> span) + td a' }`,
    asked: ['GET /grid.aspx', ...POSTS('/grid.aspx', 4)],
  },
  {
    name: 'the usual pager of a grid needs no selector in a directory',
    listing: `{ type: directory, url_template: ORIGIN/grid.aspx, extractor: generic }`,
    rest: '',
    asked: ['GET /grid.aspx', ...POSTS('/grid.aspx', 4)],
  },
  {
    name: 'a button of a form leads to the next page, until it is switched off',
    listing: `{ type: follow_link, url_template: ORIGIN/button, next_selector: input.next }`,
    asked: ['GET /button', ...POSTS('/button', 4)],
  },
  {
    name: 'JSON that a page holds for its scripts',
    listing: `{ type: api, url_template: "ORIGIN/state?page={page}", script: __NEXT_DATA__,
      json_paths: { collection: props.items, slug: slug, title: name }, url_construction_template: "/news/{slug}" }`,
    rest: PAGE_ONLY,
    asked: [1, 2, 3, 4, 5, 6].map((page) => `GET /state?page=${page}`),
  },
  {
    name: 'the same of one page',
    listing: `{ type: api, url_template: ORIGIN/state, script: __NEXT_DATA__,
      json_paths: { collection: props.items, slug: slug }, url_construction_template: "/news/{slug}" }`,
    rest: PAGE_ONLY,
    asked: ['GET /state'],
    ids: [19, 20, 21, 22, 23],
  },
  {
    name: 'a page without the JSON is a failure that says what there is',
    listing: `{ type: api, url_template: ORIGIN/state, script: window.__STATE__,
      json_paths: { collection: items, url: url } }`,
    rest: PAGE_ONLY,
    asked: ['GET /state'],
    ids: [],
    ending: 'failed/no_entries',
  },
  {
    name: 'a form that leads elsewhere is not sent',
    listing: '{ type: pagination, url_template: ORIGIN/away, form: { q: "{num}" }, carry: true }',
    asked: ['GET /away'],
    ids: [],
    ending: 'failed/no_entries',
  },
]
for (const { name, listing, rest, asked, ids = ALL, ending = 'success' } of ROWS) {
  test(name, async (t) => {
    const at = workplace(t)
    await order({})
    const { result, log } = await at.run(sourceOf(listing, rest))
    assert.equal(result.reason === null ? result.status : `${result.status}/${result.reason}`, ending, log)
    const seen = (await order({})).filter(({ path }) => !path.startsWith('/news/'))
    assert.deepEqual(
      seen.map(({ method, path }) => `${method} ${path}`),
      asked,
    )
    const stored = ids.length === 0 ? [] : await at.records()
    assert.deepEqual(
      stored.map(({ url }) => Number(/\d+$/.exec(url)?.[0])).toSorted((a, b) => a - b),
      ids,
    )
  })
}

test('what only asks for a page is sent again after an error', async (t) => {
  const at = workplace(t)
  await order({ refuse: 2 })
  const { result, log } = await at.run(sourceOf(ROWS[0]!.listing))
  assert.equal(result.status, 'success', log)
  const seen = (await order({})).filter(({ path }) => path === '/search')
  assert.deepEqual(
    seen.map(({ body }) => body),
    [1, 1, 1, 2, 3, 4, 5, 6].map((page) => `court=all&page=${page}`),
  )
})

test('a recording tells the pages of a form apart', async (t) => {
  const at = workplace(t)
  const file = `${at.folder}/notices.warc.gz`
  await at.run(sourceOf(ROWS[0]!.listing), { record: file })
  await order({})
  const { result, log } = await at.run(sourceOf(ROWS[0]!.listing), { replay: file, store: `${at.folder}/again.db` })
  assert.equal(result.counts.records.new, 23, log)
  assert.deepEqual(await order({}), [])
})
