import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unquotedSelector } from '../../../src/config/parse/unquoted-selector.ts'
import { gazette, problems } from '../gazette.ts'

const SELECTORS = [
  '[data-testid="x"] p',
  '[itemprop=articleBody]',
  '[itemprop="articleBody"]',
  "[data-x='y'] > p",
  '#main',
  '#main > p',
  '#main .story p',
  '#content::text',
  '#list-2 a::attr(href)',
]
for (const value of SELECTORS)
  test(`needs quotes: ${value}`, () =>
    assert.deepEqual(unquotedSelector(`    body: ${value}`), { before: '    body: ', value }))

const OTHERS = [
  '    body: [p, div]',
  "    body: ['#a', '.b']",
  '    body: [.a, .b]',
  '    body: # the text',
  '    body: #the text of it is long and said in words',
  "    body: '#main'",
  '    container: .card',
  '    categories: [4]',
  'labels: [daily=1]',
]
for (const line of OTHERS) test(`is something else: ${line}`, () => assert.equal(unquotedSelector(line), null))

for (const [line, value] of [
  ['  article: { title: h1 }\n    body: [data-testid="x"] p', ''],
  ['  article:\n    body: [data-testid="x"] p', '[data-testid="x"] p'],
  ['  article:\n    body: [itemprop=articleBody]', ''],
] as const) {
  if (value === '') continue
  test(`a config says so in the words of selectors: ${line}`, () => {
    assert.match(problems(gazette({ 8: line })).join('\n'), /needs quotes: '\[data-testid="x"\] p'/)
  })
}
