import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gazette, problems } from './gazette.ts'

/** What is wrong, the text, and every problem that is reported: 'line:column rule message'. */
const BAD: [what: string, text: string, expected: string[]][] = [
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
]

for (const [what, text, expected] of BAD) {
  test(`invalid: ${what}`, () => assert.deepEqual(problems(text), expected))
}
