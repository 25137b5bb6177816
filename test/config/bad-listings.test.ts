import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LISTING_TYPES } from '../../src/config/listings/listing-types.ts'
import { gazette, problems } from './gazette.ts'

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

const TYPES = Object.keys(LISTING_TYPES).join(', ')

/** What is wrong, the text, and every problem that is reported: 'line:column rule message'. */
const BAD: [what: string, text: string, expected: string[]][] = [
  [
    'a type',
    gazette({ 4: '  type: paginaton' }),
    [`4:9 value listing.type must be one of ${TYPES}: found "paginaton", did you mean "pagination"?`],
  ],
  [
    'a type by another name',
    gazette({ 4: '  type: rss' }),
    [`4:9 value listing.type must be one of ${TYPES}: found "rss", did you mean "feed"?`],
  ],
  [
    'a method',
    api({ 4: '  type: api\n  method: POST' }),
    ['5:11 value listing.method: a POST has form or json_body, everything else is a GET: found "POST"'],
  ],
  [
    'a place that nothing fills',
    gazette({ 4: '  type: follow_link' }),
    [
      '5:17 value listing.url_template must not have the placeholder {num}: nothing fills it here (a brace of the URL itself is %7B): found "https://gazette.example/latest?page={num}"',
    ],
  ],
  [
    'a cursor from nowhere',
    gazette({ 4: '  type: cursor', 5: '  url_template: https://a.example/{cursor}' }),
    [
      '3:1 missing listing.next_path is missing: it must say where the JSON has the next cursor, or next_selector where the HTML has it',
    ],
  ],
  [
    'a cursor without entries',
    gazette({ 4: '  type: cursor', 5: '  url_template: https://a.example/{cursor}\n  next_path: $.next' }),
    [
      '3:1 missing listing.json_paths is missing: it must say where the entries stand in the JSON, unless html_path does',
      '6:14 value listing.next_path must be keys joined by dots, such as data.items: found "$.next"',
    ],
  ],
  [
    'a span without its end',
    gazette({
      4: '  type: paginated_archive',
      5: '  url_template: https://a.example/{num}?from={from}\n  start_date: 2024-01-01',
    }),
    ['5:17 value listing.url_template must have the placeholder {to}: found "https://a.example/{num}?from={from}"'],
  ],
  [
    'too much of WordPress',
    gazette({ 4: '  type: wordpress', 5: '  per_page: 500' }),
    ['5:13 value listing.per_page must be a whole number, 1 to 100: found 500'],
  ],
  [
    'a browser',
    gazette({ 9: 'client: chrome' }),
    ['9:9 value client must be one of http, browser, auto: found "chrome"'],
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
    'a form that nothing counts in',
    gazette({ 5: '  url_template: https://gazette.example/search\n  form: { page: "{nmu}" }' }),
    ['5:17 value listing.url_template must have the placeholder {num}: found "https://gazette.example/search"'],
  ],
  [
    'two bodies, and nothing to carry',
    gazette({ 5: '  url_template: https://gazette.example/{num}\n  form: { a: 1 }\n  json_body: [1]' }),
    ['7:14 value listing.json_body must not stand beside form: one body is sent: found a list'],
  ],
  [
    'a state without a form',
    gazette({ 5: '  url_template: https://gazette.example/{num}\n  carry: true' }),
    ['6:10 value listing.carry must stand beside form: nothing else is sent: found true'],
  ],
  [
    'more pages of a stranger than are ever read',
    gazette({ 9: 'schedules: { max_pages: 50 }' }),
    ['9:25 value schedules.max_pages must be a whole number, 1 to 10: found 50'],
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
    ],
  ],
]

for (const [what, text, expected] of BAD) {
  test(`invalid: ${what}`, () => assert.deepEqual(problems(text), expected))
}
