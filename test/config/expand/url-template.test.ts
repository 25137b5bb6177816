import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillTemplate, placeholders, templateFault, urlFault } from '../../../src/config/expand/url-template.ts'

/** Template, required and allowed placeholders, and what is wrong. */
const ROWS: [template: string, required: string[], allowed: string[], fault: RegExp | null][] = [
  ['https://a.example/{num}', ['num'], [], null],
  ['https://a.example/?f={"x":1}&p={num}', ['num'], [], null],
  ['https://a.example/{}{num}{ }', ['num'], [], null],
  ['https://a.example/?o={offset}&n={size}', ['offset'], ['size'], null],
  ['https://a.example/?o={offset}', ['offset'], ['size'], null],
  ['https://a.example/', ['num'], [], /must have the placeholder \{num\}/],
  ['https://a.example/{year}', ['year', 'month', 'day'], [], /\{month\} and \{day\}/],
  ['https://a.example/{num}/{page}', ['num'], [], /must not have the placeholder \{page\}/],
  ['https://a.example/{num!r}', ['num'], [], /\{num\} instead of \{num!r\}/],
  ['https://{num}/', ['num'], [], /host/],
  ['https://a.example:{num}/', ['num'], [], /host/],
  ['{num}', ['num'], [], /absolute URL/],
  ['ftp://a.example/{num}', ['num'], [], /http/],
]

for (const [template, required, allowed, fault] of ROWS) {
  test(`${template} is ${fault === null ? 'fine' : 'refused'}`, () => {
    const found = templateFault(template, required, allowed)
    if (fault === null) assert.equal(found, null)
    else assert.match(found ?? '', fault)
  })
}

test('placeholders are found and filled; other braces stay', () => {
  assert.deepEqual(placeholders('https://a.example/{year}/{month}/{year}/{"a"}'), ['year', 'month'])
  assert.equal(fillTemplate('/{a}/{b}/{"a"}/{toString}', { a: 1 }), '/1/{b}/{"a"}/{toString}')
})

test('a URL is absolute, plain and without a password', () => {
  assert.equal(urlFault('https://a.example/x y'), null)
  for (const bad of [
    '',
    'a',
    '/a',
    'javascript:alert(1)',
    'https://',
    'https://u:p@a.example',
    'https://a.ex\nample',
  ]) {
    assert.notEqual(urlFault(bad), null, bad)
  }
})
