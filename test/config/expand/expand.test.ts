import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
import { gazette, valid } from '../gazette.ts'

test('what a config leaves out is filled in', () => {
  assert.deepEqual(valid(gazette()), {
    region: '',
    country: 'fiji',
    source: 'gazette',
    file: 'configs/fiji/gazette.yaml',
    name: 'The Gazette',
    base_url: 'https://gazette.example',
    hosts: ['gazette.example'],
    origins: ['https://gazette.example'],
    client: 'http',
    concurrency: 4,
    rate_limit: 1 / 3,
    retries: 3,
    retry_seconds: 2,
    request_timeout: 60,
    item_timeout: 180,
    robots_wait: 60,
    robots: 'obey',
    headers: {},
    cookies: {},
    allow_private: false,
    charset: null,
    parser: 'fast',
    language: null,
    max_pages: null,
    max_articles: null,
    max_rss: null,
    stop_date: null,
    priority: 0,
    every: null,
    window: null,
    group: null,
    labels: [],
    listing: {
      type: 'pagination',
      start_url: null,
      url_template: ['https://gazette.example/latest?page={num}'],
      start_page: 1,
      step: 1,
    },
    selectors: {
      thumbnail: { container: ['article'], title: ['h2'], url: ['a'], date: [] },
      article: { title: [], body: ['p'], date: [], tags: [], authors: [] },
    },
    article_root: [],
    fields: {},
    cleaning: {},
    filters: { allow_domains: [], deny_domains: [], deny_path_prefixes: [], deny_path_regex: [], deny_url_regex: [] },
  } satisfies Source)
})

/** A line added to the config, and what must come of it. */
const ROWS: [line: string, expected: Partial<Source>][] = [
  ['rate_limit: 0', { rate_limit: 0, concurrency: 10 }],
  ['concurrency: 2', { rate_limit: 0.1, concurrency: 2 }],
  ['retries: 3', { rate_limit: 1 / 3, concurrency: 4 }],
  ['retries: 0', { retries: 0 }],
  ['robots_wait: 0', { robots_wait: 0 }],
  ['priority: -5', { priority: -5 }],
  ['max_pages:', { max_pages: null }],
  ['headers:', { headers: {} }],
  ['rate_limit: "0.5"', { rate_limit: 0.5 }],
  ['rate_limit: 500ms', { rate_limit: 0.5 }],
  ['request_timeout: 1m30s', { request_timeout: 90 }],
  ['concurrency: "7"', { concurrency: 7 }],
  ['max_rss: 300mb', { max_rss: 300 }],
  ['max_rss: " 1.5 GB "', { max_rss: 1536 }],
  ['max_rss: 250', { max_rss: 250 }],
  ['labels: daily', { labels: ['daily'] }],
  ['labels: [daily, news, daily]', { labels: ['daily', 'news'] }],
  ['host_class: platform', { rate_limit: 1 / 1.5, concurrency: 2 }],
  ['host_class: directory', { rate_limit: 0.5, concurrency: 3 }],
  ['host_class: general', { rate_limit: 1 / 3, concurrency: 4 }],
  ['host_class: general\nrate_limit: 0', { rate_limit: 0, concurrency: 4 }],
  ['host_class: general\nconcurrency: 9', { rate_limit: 1 / 3, concurrency: 9 }],
  [
    'cleaning: { date: handle_mixed_dates, body: [clean_title, clean_html_text] }',
    { cleaning: { date: ['handle_mixed_dates'], body: ['clean_title', 'clean_html_text'] } },
  ],
  ['headers: { User-Agent: " Mine/1.0 " }', { headers: { 'User-Agent': 'Mine/1.0' } }],
  ['stop_date: 2024-02-29', { stop_date: '2024-02-29' }],
  [
    'fields: { phone: .tel, mail: { type: email, selector: [a, b], required: true } }',
    {
      fields: {
        phone: { type: 'text', selector: ['.tel'], required: false },
        mail: { type: 'email', selector: ['a', 'b'], required: true },
      },
    },
  ],
  ['allow_private: true', { allow_private: true }],
  [
    'filters: { allow_domains: "*.Gazette.example", deny_path_regex: ["(?i)/VIDEO/"] }',
    {
      filters: {
        allow_domains: ['gazette.example'],
        deny_domains: [],
        deny_path_prefixes: [],
        deny_path_regex: ['(?i)/VIDEO/'],
        deny_url_regex: [],
      },
    },
  ],
]

for (const [line, expected] of ROWS) {
  test(`${line.replace('\n', ', ')} comes out as written`, () => {
    const source = valid(gazette({ 9: line }))
    assert.deepEqual(
      Object.fromEntries(Object.keys(expected).map((key) => [key, source[key as keyof Source]])),
      expected,
    )
  })
}

test('filler selects nothing, and needs not be there', () => {
  const text = gazette({
    4: '  type: api',
    5: '  url_template: https://gazette.example/api?offset={offset}&size={size}\n  json_paths: { url: link, title: title, body: text }',
    7: '  thumbnail: { container: filler, title: filler, url: filler, date: filler }',
    8: '  article: { body: filler, tags: [filler, a] }',
  })
  const { selectors, listing } = valid(text)
  assert.deepEqual(selectors.thumbnail, { container: [], title: [], url: [], date: [] })
  assert.deepEqual(selectors.article, { title: [], body: [], date: [], tags: ['a'], authors: [] })
  assert.equal(listing.type === 'api' && listing.pagination_type, 'offset')
})

test('a URL built from fields may leave out the host', () => {
  const { hosts, listing } = valid(
    gazette({
      4: '  type: api\n  json_paths: { id: id, title: t }\n  url_construction_template: /story/{id}',
      5: '  url_template: https://api.gazette.example/{page}',
    }),
  )
  assert.deepEqual(hosts, ['api.gazette.example', 'gazette.example'])
  assert.equal(listing.type === 'api' && listing.url_construction_template, '/story/{id}')
})

test('exclude and filters may stand in two places, and add up', () => {
  const source = valid(
    gazette({
      4: '  type: api',
      5: '  url_template: https://gazette.example/{page}\n  json_paths: { url: u, title: t }\n  exclude: [{ a: 1, b: null }]\n  filters: { deny_domains: a.example }',
      9: 'exclude: [{ c: true }]',
      10: 'filters: { deny_domains: [b.example] }',
    }),
  )
  assert.deepEqual(source.listing.type === 'api' && source.listing.exclude, [{ a: 1, b: null }, { c: true }])
  assert.deepEqual(source.filters.deny_domains, ['b.example', 'a.example'])
})

/** Templates of an archive, and how often it has a listing. */
const ARCHIVES: [template: string, format: string][] = [
  ['https://gazette.example/{year}/{month}/{day}', 'daily'],
  ['https://gazette.example/{year}-{month}', 'monthly'],
  ['https://gazette.example/{year}', 'yearly'],
]

for (const [template, format] of ARCHIVES) {
  test(`an archive of ${template} is ${format}`, () => {
    const { listing } = valid(
      gazette({ 4: '  type: archive\n  start_date: 2020-01-01', 5: `  url_template: ${template}` }),
    )
    assert.equal(listing.type === 'archive' && listing.date_format, format)
  })
}

/** base_url, the listing's URL and the hosts. */
const HOSTS: [base: string, listing: string, hosts: string[]][] = [
  ['https://www.a.example', 'https://API.a.example:8443/{num}', ['api.a.example:8443', 'www.a.example']],
  ['https://a.example.:443/', 'https://a.example/{num}', ['a.example']],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/{num}', ['127.0.0.1:8080']],
  ['https://a.example', 'http://192.168.1.4/{num}', ['192.168.1.4', 'a.example']],
  ['http://[::1]:9000', 'http://[::1]:9000/{num}', ['[::1]:9000']],
  ['http://2130706433', 'https://a.example/{num}', ['127.0.0.1', 'a.example']],
  ['http://localhost', 'http://news.localhost/{num}', ['localhost', 'news.localhost']],
  ['https://münchen.example', 'https://münchen.example/{num}', ['xn--mnchen-3ya.example']],
  ['https://172.32.0.1', 'https://11.0.0.1/{num}', ['11.0.0.1', '172.32.0.1']],
]

for (const [base, listing, hosts] of HOSTS) {
  test(`${base} with a listing at ${listing} names ${hosts.join(' and ')}`, () => {
    const source = valid(gazette({ 2: `base_url: ${base}`, 5: `  url_template: '${listing}'` }))
    assert.deepEqual(source.hosts, hosts)
  })
}

test('a private host of its own opens that host (in http/own-hosts.ts) and no others', () => {
  assert.equal(valid(gazette({ 2: 'base_url: http://127.0.0.1' })).allow_private, false)
})

/** A listing, and what must come of it. */
const LISTINGS: [listing: string, expected: object][] = [
  ['{ type: sitemap, url_template: "https://gazette.example/s.xml", maps: post }', { type: 'sitemap', maps: ['post'] }],
  [
    '{ type: feed, url_template: "https://gazette.example/feed" }',
    { type: 'feed', body_in_feed: false, start_page: 1, step: 1 },
  ],
  [
    '{ type: paginated_archive, url_template: "https://gazette.example/{from}/{to}/{num}", start_date: 2024-01-01 }',
    { type: 'paginated_archive', date_format: 'range', range_days: 30, end_date: null },
  ],
  [
    '{ type: cursor, url_template: "https://gazette.example/{cursor}", next_selector: a }',
    { type: 'cursor', start_url: null, next_path: null, next_selector: ['a'], json_paths: null, html_path: null },
  ],
  [
    '{ type: follow_link, url_template: "https://gazette.example/latest" }',
    { type: 'follow_link', next_selector: ['a[rel~="next"], link[rel~="next"]'] },
  ],
  [
    '{ type: wordpress, per_page: 20, categories: [4, 17] }',
    {
      type: 'api',
      url_template: [
        'https://gazette.example/wp-json/wp/v2/posts?page={page}&per_page=20&_fields=link,title,date,date_gmt&categories=4,17',
      ],
      pagination_type: 'page',
    },
  ],
  [
    '{ type: wordpress, url: "https://gazette.example/?rest_route=/wp/v2/news", body_in_api: true }',
    {
      url_template: [
        'https://gazette.example/?rest_route=/wp/v2/news&page={page}&per_page=100&_fields=link,title,date,date_gmt,content',
      ],
      json_paths: {
        url: 'link',
        title: 'title.rendered',
        date: 'date',
        date_gmt: 'date_gmt',
        body: 'content.rendered',
      },
    },
  ],
]

for (const [text, expected] of LISTINGS) {
  test(`listing ${text}`, () => {
    const listing = valid(gazette({ 3: `listing: ${text}`, 4: '', 5: '' })).listing as unknown as Record<
      string,
      unknown
    >
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, listing[key]])), expected)
  })
}

test('patience brief is fewer and shorter retries, and a breaker that wants three answers', () => {
  const { retries, retry_seconds, breaker } = valid(gazette({ 9: 'patience: brief' }))
  assert.deepEqual({ retries, retry_seconds, breaker }, { retries: 2, retry_seconds: 1, breaker: { successes: 3 } })
})

test('what is given beside patience is kept, a 0 too', () => {
  const { retries, breaker, burst } = valid(
    gazette({
      9: 'patience: brief',
      10: 'retries: 0',
      11: 'breaker: { open_seconds: 1m, successes: 1 }',
      12: 'burst: 5',
    }),
  )
  assert.deepEqual({ retries, breaker, burst }, { retries: 0, breaker: { open_seconds: 60, successes: 1 }, burst: 5 })
})
