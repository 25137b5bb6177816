import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FILE_RULES } from '../../../src/config/lint/rules.ts'
import { gazette, lint, parse } from '../gazette.ts'

const api = (lines: Record<number, string> = {}): string =>
  gazette({
    4: '  type: api',
    5: '  url_template: https://gazette.example/api?page={page}',
    6: '  json_paths: { collection: items, url: link, title: title }',
    7: 'selectors:',
    ...lines,
  })
const article = (parts: string): string => gazette({ 8: `  article: { ${parts} }` })
const url = (template: string, more = ''): string => gazette({ 5: `  url_template: ${template}${more}` })
const archive = (keys: string): string => {
  return gazette({ 4: '  type: archive', 5: `  url_template: https://gazette.example/{year}/{month}/{day}\n${keys}` })
}

/** A config and all that is told of it: 'line:column level rule', and a word of the message. */
const ROWS: [text: string, expected: string | null, says?: RegExp][] = [
  [gazette(), null],
  [gazette({ 9: 'country: Fiji' }), null],
  [gazette({ 9: 'country: samoa' }), '9:10 warning country-folder', /samoa, and the folder fiji/],

  [
    url('https://gazette.example/{num}', '\n  start_url: https://gazette.example/0/\n  start_page: 0'),
    '6:14 info start-twice',
    /\{num\} = 0/,
  ],
  [url('https://gazette.example/{num}', '\n  start_url: https://gazette.example/\n  start_page: 2'), null],
  [url('https://gazette.example/{num}', '\n  start_url: https://gazette.example/'), '6:14 info start-page-one'],
  [url('https://gazette.example/?last=2482322&p={num}'), '5:17 warning frozen-cursor', /last=2482322/],
  [url('https://gazette.example/?last=&limit=1000000&q=20240101&p={num}'), null],
  [url('["https://gazette.example/{num}", "https://gazette.example/{num}#top"]'), '5:51 info url-fragment', /#top/],
  [
    archive('  start_date: 2003-07-21'),
    '6:15 warning long-archive',
    /8,260 listing pages: at rate_limit 0.33 a first run takes at least 46 minutes/,
  ],
  [archive('  start_date: 2003-07-21\nmax_pages: 5'), '7:12 info limited'],
  [archive('  start_date: 2025-03-01'), null],
  [archive('  start_date: 2026-04-01'), '6:15 warning future-date'],
  [gazette({ 9: 'stop_date: 2026-03-02' }), '9:12 warning future-date'],
  [gazette({ 2: 'base_url: https://www.gazette.example' }), '2:11 info www-or-not', /two hosts/],
  [gazette({ 2: 'base_url: https://cdn.gazette.example' }), null],
  [gazette({ 2: 'base_url: http://gazette.example' }), '2:11 info plain-http'],
  [gazette({ 9: 'max_articles: 5' }), '9:15 info limited', /5 articles/],

  [article('body: "p:not(div.ad)"'), '8:20 warning never-excludes', /p:not\(div\.\.\. \*\)/],
  [article('body: "p:not(p.ad), p:not(.ad), p:not(div p), :not(div)"'), null],
  [article('body: [p, "#x p:not(.a):not(div.ad)"]'), '8:24 warning never-excludes'],
  [
    gazette({ 7: '  thumbnail: { container: .card wide-2, title: h2, url: a }' }),
    '7:27 warning class-list',
    /\.card\.wide-2/,
  ],
  [gazette({ 7: '  thumbnail: { container: .card h2, title: h2, url: a }' }), null],
  [article('body: artcle p'), '8:20 warning unknown-element', /did you mean article\?/],
  [article('body: my-element p'), null],
  [article('body: .Story_body__7i2EW p'), '8:20 info generated-name', /\.Story_body__7i2EW/],
  [article('body: "#tdi_96 p"'), '8:20 info generated-name'],
  [article('body: ".card__title, .post-content, .block__element--big2, .css-grid p"'), null],
  [article('body: p, title: "meta[name=title]"'), '8:30 warning empty-element', /::attr\(content\)/],
  [article('body: p, title: "meta[name=title]::attr(content)", date: "meta[name=date]"'), null],
  [article('body: p, tags: img'), '8:29 warning empty-element', /::attr\(alt\)/],
  [
    gazette({ 7: '  thumbnail: { container: article, title: h2, url: a::text }' }),
    '7:52 warning odd-suffix',
    /::attr\(href\)/,
  ],
  [gazette({ 7: '  thumbnail: { container: article::text, title: h2, url: a }' }), '7:27 warning odd-suffix'],
  [article('body: table > tbody > tr'), '8:20 warning tbody'],
  [`${article('body: table > tbody > tr')}parser: html5\n`, null],
  [article('body: [p, .x, p]'), '8:28 info repeated-selector'],
  [`${article('title: h1 + p, body: .text > p')}article_root: [article.story, .post]\n`, null],
  [`${article('title: "html::attr(data-title)", body: p, date: "head meta"')}article_root: article.story\n`, null],
  [
    `${article('title: h1, body: body.single p')}article_root: article.story\n`,
    '8:31 warning article-root',
    /above or beside.*article\.story/,
  ],
  [`${article('body: [p, ".wide article.story.long p"]')}article_root: article.story\n`, '8:24 warning article-root'],
  [`${article('body: article + p')}article_root: article.story\n`, '8:20 warning article-root'],
  [`${article('body: p')}article_root: [.story, body]\n`, '9:24 warning article-root', /the whole page/],
  [`${article('body: p')}article_root: ":first-child"\n`, '9:15 warning article-root', /nothing that a page/],
  [`${article('body: p')}article_root: .story\nparser: html5\n`, '9:1 warning article-root', /html5/],
  [gazette({ 7: '  thumbnail: { container: article, url: a }' }), '6:1 info no-title'],
  [gazette({ 7: '  thumbnail: { container: article, url: a }', 8: '  article: { body: p, title: h1 }' }), null],

  [gazette({ 9: 'cleaning: { content: clean_title }' }), '9:13 warning cleaning-field', /did you mean "body"/],
  [gazette({ 9: 'cleaning: { titel: clean_title }' }), '9:13 warning cleaning-field', /did you mean "title"/],
  [gazette({ 9: 'cleaning: { phone: clean_title }\nfields: { phone: .tel }' }), null],
  [
    gazette({ 9: 'cleaning: { body: handle_mixed_dates }' }),
    '9:19 warning cleaning-mismatch',
    /made for date, not for body/,
  ],
  [gazette({ 9: 'cleaning: { title: clean_html_text, body: [clean_title] }' }), '9:44 warning cleaning-mismatch'],
  [`${article('body: p, tags: a')}cleaning: { tags: clean_solomon_star_tags }\n`, '9:19 info tags-cleaning'],
  [`${article('body: p, tags: a')}cleaning: { tags: normalize_tags }\n`, null],
  [gazette({ 9: 'cleaning: { tags: normalize_tags }' }), '9:13 info cleaning-nothing', /nothing finds tags/],

  [api(), null],
  [api({ 7: 'selectors:\n  thumbnail: { container: div }' }), '8:27 info unused-selector', /json_paths/],
  [api({ 6: '  json_paths: { url: link, title: title, body: text }' }), '8:20 info unused-selector', /no article page/],
  [api({ 6: '  json_paths: { url: link, title: title, kind: type }' }), '6:42 info unused-path'],
  [api({ 6: '  json_paths: { url: link, title: title, kind: type }\n  exclude: [{ kind: video }]' }), null],
  [api({ 9: 'exclude: [{ kind: video }]' }), '9:13 warning exclude-field', /no field kind/],
  [gazette({ 9: 'exclude: [{ kind: video }]' }), '9:1 warning exclude-field', /filters/],
  [api({ 7: 'selectors:\n  thumbnail: { container: filler, title: filler }' }), '8:27 info filler', /1 more place/],
  [gazette({ 9: 'auth: { user: x }' }), '9:1 warning not-run-yet'],
  [gazette({ 9: 'schedule:' }), null],

  [gazette({ 9: 'filters: { allow_domains: other.example }' }), '9:27 warning filters-everything', /gazette\.example/],
  [gazette({ 9: 'filters: { allow_domains: [other.example, example] }' }), null],
  [gazette({ 9: 'filters: { deny_path_prefixes: [/a/, /] }' }), '9:38 warning filters-everything'],
  [gazette({ 9: 'filters: { deny_url_regex: ".*" }' }), '9:28 warning filters-everything'],
  [gazette({ 9: "filters: { deny_url_regex: '^(?!.*/20\\d\\d/)' }" }), null],
  [gazette({ 9: "filters: { deny_path_regex: '^(?!/x/)' }" }), '9:29 warning filters-everything'],
  [gazette({ 9: "filters: { deny_path_regex: '^/' }" }), '9:29 warning filters-everything'],
  [gazette({ 9: 'filters: { deny_url_regex: "^https://gazette.example$" }' }), null],
  [gazette({ 9: 'filters: { deny_path_regex: "(a+)+$" }' }), null],
  [gazette({ 9: "filters: { deny_path_regex: '(?!/a+).*x$' }" }), '9:29 warning slow-regex'],
  [gazette({ 9: "filters: { allow_url_regex: '/20\\d\\d/' }" }), null],
  [gazette({ 9: 'filters: { deny_path_regex: "(ab)+c*" }' }), null],

  [gazette({ 9: 'headers:\n  Content-Encoding: gzip' }), '10:3 warning header-not-sent', /body/],
  [gazette({ 9: 'headers:\n  connection: keep-alive' }), '10:3 warning header-not-sent', /connection/],
  [
    gazette({ 9: 'headers: { X-Site: "Bearer ${SITE-NAME}" }' }),
    '9:20 warning not-expanded',
    /\$\{SITE-NAME\} is sent/,
  ],
  [gazette({ 9: 'headers: { X-Site: "Bearer $SITE" }' }), '9:20 warning not-expanded', /\$SITE is sent/],
  [gazette({ 9: 'headers: { X-Price: "US$ 5, $5 or a$B" }' }), null],
  [gazette({ 9: 'headers: { X-Site: "Bearer ${SITE_NAME}" }' }), null],
  [gazette({ 2: 'base_url: "https://gazette.example/${EDITION:-main}"' }), null],
  [gazette({ 2: 'base_url: "https://gazette.example/{{ edition }}"' }), '2:11 warning not-expanded'],
  [gazette({ 9: 'headers: { Authorization: "Bearer ${TOKEN}" }' }), null],
  [url('"https://gazette.example/api?$filter=new&p={num}"'), null],
  [gazette({ 9: 'headers: { User-Agent: Mozilla/5.0 (X11) }' }), '9:24 info browser-user-agent'],
  [gazette({ 9: 'headers: { User-Agent: Mine/1.0 (me@gazette.example) }' }), null],
  [gazette({ 9: 'headers: { Sec-Ch-Ua: x }' }), '9:12 info browser-user-agent'],
  [gazette({ 9: 'headers: { Authorization: Bearer x }' }), '9:12 info secret'],
  [gazette({ 9: 'cookies: { session: x }' }), '9:1 info secret'],
  [gazette({ 9: 'concurrency: 20\nrate_limit: 0.2' }), '9:14 info idle-concurrency', /3\.8 s/],
  [gazette({ 9: 'concurrency: 4\nrate_limit: 0.5' }), null],
  [gazette({ 9: 'rate_limit: 2' }), null],
  [gazette({ 9: 'rate_limit: 0.01' }), '9:13 warning fast-pace', /100 requests a second/],
  [gazette({ 9: 'rate_limit: 0' }), '9:13 warning fast-pace', /as many/],
  [gazette({ 2: 'base_url: http://127.0.0.1', 9: 'rate_limit: 0' }), null],
  [gazette({ 9: 'robots: ignore' }), '9:9 warning robots-ignored'],
]

for (const [text, expected, says = /./] of ROWS) {
  test(`${expected ?? 'nothing'} in: ${text.replaceAll('\n', ' | ').slice(0, 200)}`, () => {
    const found = lint(text)
    assert.deepEqual(
      found.map((line) => line.split(' ').slice(0, 3).join(' ')),
      expected === null ? [] : [expected],
    )
    if (expected !== null) assert.match(found[0] ?? '', says)
  })
}

test('every rule for one config is shown here to find something', () => {
  const shown = new Set(ROWS.map(([, expected]) => expected?.split(' ')[2]))
  assert.deepEqual(
    FILE_RULES.map(({ name }) => name).filter((name) => !shown.has(name)),
    [],
  )
})

test('without lint only keys that do nothing are reported, so that a run can say it', () => {
  const rules = (key: string): string[] =>
    parse(gazette({ 9: key, 10: 'robots: ignore' }), { lint: false }).lint.map(({ line, rule }) => `${line} ${rule}`)
  assert.deepEqual(rules('auth: { token: x }'), ['9 not-run-yet'])
  assert.deepEqual(rules('lgoin: { user: x }'), ['9 unknown-key'])
  assert.deepEqual(rules('login:'), [])
})
