import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gazette, problems } from './gazette.ts'

/** What is wrong, the text, and every problem that is reported: 'line:column rule message'. */
const BAD: [what: string, text: string, expected: string[]][] = [
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
      '2:11 value base_url must not hold a user name or password: they would show in logs: found "https://[...]@gazette.example"',
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
    'a size in words',
    gazette({ 9: 'max_rss: much' }),
    ['9:10 value max_rss must be a size such as 300mb or 1gb: found "much"'],
  ],
  [
    'no memory at all',
    gazette({ 9: 'max_rss: 0mb' }),
    ['9:10 value max_rss must be a size such as 300mb or 1gb: found "0mb"'],
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
    ['9:17 value headers.DNT must be text that a header can hold (numbers need quotes): found [...]'],
  ],
  [
    'a header of two',
    gazette({ 9: 'headers: { X: "a\\r\\nCookie: b" }' }),
    ['9:15 value headers.X must be text that a header can hold: found [...]'],
  ],
  [
    'a header with blanks',
    gazette({ 9: 'headers:', 10: '  bad name: x' }),
    ['10:3 value headers.bad name: the key must be a header name'],
  ],
  [
    'a cookie of two',
    gazette({ 9: 'cookies: { a: "b; c" }' }),
    ['9:15 value cookies.a must be a cookie value: without blanks, commas and semicolons: found [...]'],
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
    'a window of one time',
    gazette({ 9: 'window: 22:00' }),
    [
      '9:9 value window must be two times such as 22:00-06:00, a time zone such as Pacific/Fiji after them if need be: found "22:00"',
    ],
  ],
  [
    'a time between runs that is none',
    gazette({ 9: 'every: daily' }),
    ['9:8 value every must be a time such as 6h or 1d, or a number of seconds, 60 or more: found "daily"'],
  ],
  [
    'a schedule that is said twice',
    gazette({ 9: 'schedule: { every: 1d }\nevery: 6h' }),
    ['9:20 value schedule.every must be given once: every is also at the top level: found "1d"'],
  ],
  [
    'a group that climbs',
    gazette({ 9: 'group: ../../etc' }),
    ['9:8 value group must be a name: it begins with a dot: found "../../etc"'],
  ],
]

for (const [what, text, expected] of BAD) {
  test(`invalid: ${what}`, () => assert.deepEqual(problems(text), expected))
}
