import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSource } from '../../src/config/parse.ts'
import { gazette, lint, parse, problems, valid } from './gazette.ts'

const api = (lines: Record<number, string> = {}): string =>
  gazette({
    3: 'listing:',
    4: '  type: api',
    5: '  url_template: https://gazette.example/api?page={page}',
    6: '  json_paths: { collection: items, url: link, title: title }',
    7: 'selectors:',
    8: '  article: { body: p }',
    ...lines,
  })
const archive = (lines: Record<number, string>): string =>
  gazette({
    4: '  type: archive',
    5: '  url_template: https://gazette.example/{year}/{month}/{day}/',
    6: '  start_date: 2024-03-01',
    7: 'selectors: { thumbnail: { container: article, title: h2, url: a }, article: { body: p } }',
    8: '',
    ...lines,
  })

/** What is wrong, the text, and every problem that is reported: 'line:column rule message'. */
const BAD: [what: string, text: string, expected: string[]][] = [
  // The text as YAML
  ['nothing', '', ['1:1 yaml the file is empty: a config needs at least name, base_url, listing, selectors']],
  [
    'only comments',
    '# a\n# b\n',
    ['1:1 yaml the file is empty: a config needs at least name, base_url, listing, selectors'],
  ],
  ['a list', '- a\n- b\n', ['1:1 yaml a config must be a mapping of keys to values: found a list']],
  [
    'a text',
    '\njust text\n',
    ['2:1 yaml a config must be a mapping of keys to values: found the single value "just text"'],
  ],
  [
    'two documents',
    gazette({ 9: '---', 10: 'name: B' }),
    ['9:1 yaml a second document begins here: a config is one document, without ---'],
  ],
  [
    'a tag',
    gazette({ 1: 'name: !python/object:os.system Gazette' }),
    ['1:7 yaml a tag (!name) stands here: a config has plain values only'],
  ],
  [
    'a NUL byte',
    gazette({ 2: 'base_url: https://a\u0000b' }),
    ['2:20 yaml a control character (U+0000) stands here: a config is plain text'],
  ],
  [
    'an escape character',
    gazette({ 9: '# \u001b[31m' }),
    ['9:3 yaml a control character (U+001B) stands here: a config is plain text'],
  ],
  ['a tab', gazette({ 4: '\ttype: pagination' }), ['4:1 yaml a tab stands here: YAML indents with blanks only']],
  [
    'an open quote',
    gazette({ 8: '  article: "p' }),
    ['9:1 yaml not valid YAML: something that was opened before, such as a quote or bracket, is not closed'],
  ],
  [
    'a colon',
    gazette({ 1: 'name: News: today' }),
    ['1:7 yaml not valid YAML: a value with ": " in it needs quotes, or this line is indented too far'],
  ],
  ['no anchor', gazette({ 1: 'name: *x' }), ['1:7 yaml nothing is called &x: a value that begins with * needs quotes']],
  ['a key that is a list', gazette({ 9: '? [a, b]', 10: ': c' }), ['9:3 yaml a key must be plain text']],
  ['a key twice', gazette({ 9: 'name: B' }), ['9:1 duplicate-key name stands here a second time']],
  [
    'a key twice, below',
    gazette({
      6: '  url_template: https://gazette.example/{num}',
      7: 'selectors: { article: { body: p }, thumbnail: { container: a, url: a } }',
      8: '',
    }),
    ['6:3 duplicate-key url_template stands here a second time'],
  ],
  // Keys that are not there
  [
    'no name',
    gazette({ 1: '# The Gazette' }),
    ['2:1 missing name is missing: it must be one line of text (numbers need quotes)'],
  ],
  [
    'no base_url',
    gazette({ 2: 'base_ur: https://a.example' }),
    [
      '1:1 missing base_url is missing: it must be an absolute URL such as https://news.example; is base_ur it, misspelled?',
    ],
  ],
  [
    'an empty name',
    gazette({ 1: 'name:' }),
    ['1:1 value name must be one line of text (numbers need quotes): found nothing'],
  ],
  [
    'no listing',
    gazette({ 3: 'listin:' }),
    ['1:1 missing listing is missing: it must be a mapping with a type; is listin it, misspelled?'],
  ],
  ['no type', gazette({ 4: '' }), ['3:1 missing listing.type is missing: it must be one of pagination, archive, api']],
  [
    'no template',
    gazette({ 5: '' }),
    ['3:1 missing listing.url_template is missing: it must be a URL template, or a list of them'],
  ],
  [
    'no selectors',
    gazette({ 6: '', 7: '', 8: '' }),
    ['1:1 missing selectors is missing: it must be a mapping with thumbnail and article'],
  ],
  [
    'no container',
    gazette({ 7: '  thumbnail: { title: h2, url: a }' }),
    [
      '7:3 missing selectors.thumbnail.container is missing: it must be a CSS selector that finds the entries of a listing page',
    ],
  ],
  [
    'no body',
    gazette({ 8: '  article: { title: h1 }' }),
    ['8:3 missing selectors.article.body is missing: it must be a CSS selector that finds the text of an article'],
  ],
  [
    'a body of filler',
    gazette({ 8: '  article: { body: filler }' }),
    ['8:20 value selectors.article.body must be a CSS selector that finds the text of an article: found "filler"'],
  ],
  // Values of the wrong kind
  [
    'a name that is a number',
    gazette({ 1: 'name: 24' }),
    ['1:7 value name must be one line of text (numbers need quotes): found 24'],
  ],
  [
    'a name of two lines',
    gazette({ 1: 'name: "a\\nb"' }),
    ['1:7 value name must be one line of text without control characters: found "a\\nb"'],
  ],
  [
    'a name that turns around',
    gazette({ 1: 'name: "a\\u202eb"' }),
    ['1:7 value name must be one line of text without control characters: found "a\\u{202e}b"'],
  ],
  [
    'a URL without scheme',
    gazette({ 2: 'base_url: gazette.example' }),
    ['2:11 value base_url must be an absolute URL such as https://news.example: found "gazette.example"'],
  ],
  [
    'a URL of files',
    gazette({ 2: 'base_url: file:///etc' }),
    ['2:11 value base_url must be a URL that begins with http:// or https://: found "file:///etc"'],
  ],
  [
    'a password',
    gazette({ 2: 'base_url: https://a:b@gazette.example' }),
    [
      '2:11 value base_url must not hold a user name or password: they would show in logs: found "https://a:b@gazette.example"',
    ],
  ],
  [
    'words for seconds',
    gazette({ 9: 'rate_limit: fast' }),
    ['9:13 value rate_limit must be a number of seconds, 0 or more: found "fast"'],
  ],
  [
    'seconds below none',
    gazette({ 9: 'rate_limit: -0.1' }),
    ['9:13 value rate_limit must be a number of seconds, 0 or more: found -0.1'],
  ],
  [
    'endless seconds',
    gazette({ 9: 'request_timeout: .inf' }),
    ['9:18 value request_timeout must be a number of seconds, more than 0: found Infinity'],
  ],
  [
    'no concurrency',
    gazette({ 9: 'concurrency: 0' }),
    ['9:14 value concurrency must be a whole number, 1 to 1000: found 0'],
  ],
  ['half a retry', gazette({ 9: 'retries: 1.5' }), ['9:10 value retries must be a whole number, 0 to 100: found 1.5']],
  [
    'a text for a flag',
    gazette({ 9: 'allow_private: "yes"' }),
    ['9:16 value allow_private must be true or false: found "yes"'],
  ],
  [
    'a list for a flag',
    gazette({ 9: 'allow_private: [true]' }),
    ['9:16 value allow_private must be true or false: found a list'],
  ],
  [
    'a header that is a number',
    gazette({ 9: 'headers: { DNT: 1 }' }),
    ['9:17 value headers.DNT must be text that a header can hold (numbers need quotes): found 1'],
  ],
  [
    'a header of two',
    gazette({ 9: 'headers: { X: "a\\r\\nCookie: b" }' }),
    ['9:15 value headers.X must be text that a header can hold: found "a\\r\\nCookie: b"'],
  ],
  [
    'a header with blanks',
    gazette({ 9: 'headers:', 10: '  bad name: x' }),
    ['10:3 value headers.bad name: the key must be a header name'],
  ],
  [
    'a cookie of two',
    gazette({ 9: 'cookies: { a: "b; c" }' }),
    ['9:15 value cookies.a must be a cookie value: without blanks, commas and semicolons: found "b; c"'],
  ],
  [
    'an encoding',
    gazette({ 9: 'charset: windows-1521' }),
    ['9:10 value charset must be the name of a character encoding: found "windows-1521", did you mean "windows-1251"?'],
  ],
  [
    'a language in words',
    gazette({ 9: 'language: english' }),
    ['9:11 value language must be a language tag such as en or pt-BR: found "english"'],
  ],
  [
    'a parser',
    gazette({ 9: 'parser: html' }),
    ['9:9 value parser must be one of fast, html5: found "html", did you mean "html5"?'],
  ],
  [
    'a day',
    gazette({ 9: 'stop_date: 01/02/2024' }),
    ['9:12 value stop_date must be a date written YYYY-MM-DD: found "01/02/2024"'],
  ],
  [
    'a day that never was',
    gazette({ 9: 'stop_date: 2025-02-29' }),
    ['9:12 value stop_date must be a day that the calendar has: found "2025-02-29"'],
  ],
  [
    'a group that climbs',
    gazette({ 9: 'group: ../../etc' }),
    ['9:8 value group must be a name: it begins with a dot: found "../../etc"'],
  ],
  // Selectors, expressions, names
  [
    'half a selector',
    gazette({ 7: '  thumbnail: { container: "div[", url: a }' }),
    ['7:27 value selectors.thumbnail.container must be a CSS selector (it ends too early): found "div["'],
  ],
  [
    'a selector in a list',
    gazette({ 8: '  article: { body: [p, "a:eq(1)"] }' }),
    [
      '8:24 value selectors.article.body[1] must be a CSS selector (:eq is not CSS: use :nth-of-type(n)): found "a:eq(1)"',
    ],
  ],
  [
    'XPath',
    gazette({ 8: '  article: { body: //div/p }' }),
    ['8:20 value selectors.article.body must be a CSS selector (it looks like XPath): found "//div/p"'],
  ],
  [
    'another suffix',
    gazette({ 8: '  article: { body: p::html }' }),
    [
      '8:20 value selectors.article.body must be a CSS selector (::html is not known: there are ::text and ::attr(name)): found "p::html"',
    ],
  ],
  [
    'an empty list',
    gazette({ 8: '  article: { body: [] }' }),
    ['8:20 value selectors.article.body must be a CSS selector, or a list of them: found an empty list'],
  ],
  [
    'an expression',
    gazette({ 9: 'filters: { deny_url_regex: "(" }' }),
    ['9:28 value filters.deny_url_regex must be a regular expression (/(/: Unterminated group): found "("'],
  ],
  [
    'a Python expression',
    gazette({ 9: 'filters: { deny_path_regex: ["(?P<a>x)"] }' }),
    [
      '9:30 value filters.deny_path_regex[0] must be a regular expression (a named group is written (?<name>...)): found "(?P<a>x)"',
    ],
  ],
  [
    'a domain',
    gazette({ 9: 'filters: { allow_domains: https://a.example/ }' }),
    [
      '9:27 value filters.allow_domains must be a host name such as news.example, without scheme and path: found "https://a.example/"',
    ],
  ],
  [
    'a path prefix',
    gazette({ 9: 'filters: { deny_path_prefixes: video }' }),
    ['9:32 value filters.deny_path_prefixes must be a path that begins with /: found "video"'],
  ],
  [
    'a cleaning name',
    gazette({ 9: 'cleaning: { date: handle_mixed_date }' }),
    ['9:19 value cleaning.date must be a cleaning name: found "handle_mixed_date", did you mean "handle_mixed_dates"?'],
  ],
  [
    'a cleaning name in a list',
    gazette({ 9: 'cleaning: { body: [clean_title, nothing] }' }),
    ['9:33 value cleaning.body[1] must be a cleaning name: found "nothing"'],
  ],
  [
    'a field type',
    gazette({ 9: 'fields: { mail: { type: mail, selector: a } }' }),
    [
      '9:25 value fields.mail.type must be one of text, date, number, phone, email, address, url, list: found "mail", did you mean "email"?',
    ],
  ],
  [
    'a field name',
    gazette({ 9: 'fields: { e-mail: a }' }),
    ['9:11 value fields.e-mail: the key must be named with letters, digits and _'],
  ],
  // Listings
  [
    'a type',
    gazette({ 4: '  type: paginaton' }),
    ['4:9 value listing.type must be one of pagination, archive, api: found "paginaton", did you mean "pagination"?'],
  ],
  [
    'a type to come',
    gazette({ 4: '  type: sitemap' }),
    [
      '4:9 value listing.type must be one of pagination, archive, api: found "sitemap": this version cannot run that yet',
    ],
  ],
  [
    'a browser',
    gazette({ 9: 'client: browser' }),
    ['9:9 value client must be http: found "browser": this version has no browser yet; park the file as _name.yaml'],
  ],
  [
    'a template without place',
    gazette({ 5: '  url_template: https://gazette.example/latest' }),
    ['5:17 value listing.url_template must have the placeholder {num}: found "https://gazette.example/latest"'],
  ],
  [
    'a template of another type',
    gazette({ 5: '  url_template: ["https://a.example/{num}", "https://a.example/{page}"]' }),
    [
      '5:45 value listing.url_template[1] must not have the placeholder {page}: known here is {num} (a brace of the URL itself is %7B): found "https://a.example/{page}"',
    ],
  ],
  [
    'a formatted place',
    gazette({ 5: '  url_template: https://a.example/{num:02d}' }),
    [
      '5:17 value listing.url_template must have plain placeholders: {num} instead of {num:02d}: found "https://a.example/{num:02d}"',
    ],
  ],
  [
    'a place in the host',
    gazette({ 5: '  url_template: https://p{num}.a.example/' }),
    ['5:17 value listing.url_template must name its host without placeholders: found "https://p{num}.a.example/"'],
  ],
  [
    'an archive without days',
    archive({ 5: '  url_template: https://a.example/{year}/{month}', 8: '', 9: '' }).replace(
      '  start_date: 2024-03-01',
      '  start_date: 2024-03-01\n  date_format: daily',
    ),
    ['5:17 value listing.url_template must have the placeholder {day}: found "https://a.example/{year}/{month}"'],
  ],
  [
    'an archive backwards',
    archive({ 6: '  start_date: 2024-03-01\n  end_date: 2024-02-01' }),
    ['7:13 value listing.end_date must be start_date (2024-03-01) or later: found "2024-02-01"'],
  ],
  [
    'an API without link',
    api({ 6: '  json_paths: { collection: items, title: title }' }),
    [
      '6:3 missing listing.json_paths.url is missing: it must say where the URL of an entry stands, unless url_construction_template builds it',
    ],
  ],
  [
    'JSONPath',
    api({ 6: '  json_paths: { collection: $.items, url: link }' }),
    ['6:29 value listing.json_paths.collection must be keys joined by dots, such as data.items: found "$.items"'],
  ],
  [
    'a size for pages',
    api({ 5: '  url_template: https://a.example/api?page={page}&n={size}' }),
    [
      '5:17 value listing.url_template must not have the placeholder {size}: known here is {page} (a brace of the URL itself is %7B): found "https://a.example/api?page={page}&n={size}"',
    ],
  ],
  [
    'a field that no path gives',
    api({ 6: '  json_paths: { title: title }\n  url_construction_template: https://a.example/{id}' }),
    [
      '7:30 value listing.url_construction_template must not have the placeholder {id}: known here is {title} (a brace of the URL itself is %7B): found "https://a.example/{id}"',
    ],
  ],
  [
    'an exclude',
    api({ 9: 'exclude: { premium: true }' }),
    ['9:10 value exclude must be a list of mappings of field names to values: found a mapping'],
  ],
  // Several at once, in the order of the text
  [
    'several',
    gazette({ 1: 'name: [a]', 5: '  start_page: one', 9: 'rate_limit: fast', 10: 'retries: x' }),
    [
      '1:7 value name must be one line of text (numbers need quotes): found a list',
      '3:1 missing listing.url_template is missing: it must be a URL template, or a list of them',
      '5:15 value listing.start_page must be a whole number, 0 or more: found "one"',
      '9:13 value rate_limit must be a number of seconds, 0 or more: found "fast"',
      '10:10 value retries must be a whole number, 0 to 100: found "x"',
    ],
  ],
  [
    'a fault in one key and between two',
    gazette({
      5: '  url_template: https://a.example/latest',
      6: '  start_page: one',
      7: 'selectors: { thumbnail: {}, article: {} }',
      8: '',
    }),
    [
      '5:17 value listing.url_template must have the placeholder {num}: found "https://a.example/latest"',
      '6:15 value listing.start_page must be a whole number, 0 or more: found "one"',
      '7:14 missing selectors.thumbnail.container is missing: it must be a CSS selector that finds the entries of a listing page',
      '7:14 missing selectors.thumbnail.url is missing: it must be a CSS selector that finds the link of an entry',
      '7:29 missing selectors.article.body is missing: it must be a CSS selector that finds the text of an article',
    ],
  ],
]

for (const [what, text, expected] of BAD) test(`invalid: ${what}`, () => assert.deepEqual(problems(text), expected))

test('problems carry the file, the path and the value', () => {
  const parsed = parse(gazette({ 9: 'rate_limit: fast' }))
  assert.deepEqual(parsed.ok ? [] : parsed.problems, [
    {
      file: 'configs/fiji/gazette.yaml',
      line: 9,
      column: 13,
      path: 'rate_limit',
      level: 'error',
      rule: 'value',
      message: 'rate_limit must be a number of seconds, 0 or more: found "fast"',
      value: 'fast',
    },
  ])
})

test('places are the same with a byte order mark and with carriage returns', () => {
  const text = gazette({ 9: 'rate_limit: fast' })
  const expected = problems(text)
  assert.equal(expected.length, 1)
  assert.deepEqual(problems(`\ufeff${text}`), expected)
  assert.deepEqual(problems(text.replaceAll('\n', '\r\n')), expected)
  assert.deepEqual(valid(gazette().replaceAll('\n', '\r\n')), valid(`\ufeff${gazette()}`))
})

test('a bomb of aliases, endless nesting and a huge file are one clear problem each', () => {
  const bomb = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)
  assert.deepEqual(problems(`a0: &a0 [x]\n${bomb.join('\n')}\n`), [
    '1:1 yaml aliases (*name) expand to more than 100 copies',
  ])
  assert.match(problems(`name: ${'['.repeat(50_000)}`).join(), /^1:\d+ yaml /)
  assert.deepEqual(problems(`name: ${'x'.repeat(300_000)}`), [
    '1:1 yaml the file has 300006 characters: a config has at most 262144',
  ])
})

test('merge keys and aliases work, and faults in what they copy have a place', () => {
  const text = gazette({
    7: '  thumbnail: &card { container: article, title: h2, url: a }',
    8: '  article: { <<: *card, body: p }',
  })
  assert.match(lint(text).join('\n'), /8:14 warning unknown-key selectors\.article\.container/)
})

test('dangerous key names are only unknown keys', () => {
  const text = gazette({ 9: '__proto__: { polluted: true }', 10: 'constructor: x', 11: 'headers: { __proto__: x }' })
  assert.equal(parse(text).ok, true)
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  assert.deepEqual(lint(text), [
    '9:1 warning unknown-key __proto__ is not known',
    '10:1 warning unknown-key constructor is not known',
  ])
})

test('unknown keys are told with the nearest right name, or where they belong; also in an invalid config', () => {
  const text = gazette({
    5: '  url_template: https://gazette.example/{num}\n  max_page: 4\n  concurrency: 2',
    9: 'ratelimit: 4',
    10: 'wibble: 1',
  })
  const expected = [
    '6:3 warning unknown-key listing.max_page is not known, did you mean "max_pages" at the top level?',
    '7:3 warning unknown-key listing.concurrency is not known here: it belongs at the top level',
    '11:1 warning unknown-key ratelimit is not known, did you mean "rate_limit"?',
    '12:1 warning unknown-key wibble is not known',
  ]
  assert.deepEqual(lint(text), expected)
  assert.deepEqual(lint(text.replace('name: The Gazette', 'name: 1')), expected)
})

test('a parse result is plain JSON', () => {
  const parsed = parseSource(gazette(), { file: 'a.yaml', country: 'fiji', source: 'a' })
  assert.ok(parsed.ok)
  assert.deepEqual(JSON.parse(JSON.stringify(parsed.source)), parsed.source)
})
