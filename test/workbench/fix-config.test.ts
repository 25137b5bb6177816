import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixConfig } from '../../src/workbench/fix-config.ts'

const config = (listing: string, selectors: string): string =>
  `# kept\nname: Gazette\nbase_url: https://gazette.example\nlisting: { type: pagination, url_template: 'https://gazette.example/{num}'${listing} }\nselectors:\n${selectors}\n`

const ROWS: [name: string, before: string, after: RegExp][] = [
  [
    'an attribute',
    '  article:\n    body: [itemprop=articleBody] p # text',
    / {4}body: '\[itemprop=articleBody\] p # text'|body: \[/,
  ],
  ['an attribute alone', '  article:\n    body: [itemprop="articleBody"]', / {4}body: '\[itemprop="articleBody"\]'\n/],
  ['an id', '  thumbnail:\n    container: #main > li\n    url: a', / {4}container: '#main > li'\n/],
  ['an item of a list', '  article:\n    body:\n      - #story p\n      - .b', / {6}- '#story p'\n/],
  ['tbody', '  thumbnail:\n    container: table > tbody > tr\n    url: a', / {4}container: table tr\n/],
  [
    'tbody with classes',
    '  thumbnail:\n    container: table.news tbody tr.row\n    url: a',
    / {4}container: table\.news tr\.row\n/,
  ],
  ['a container one level too high', '  container: .card\n  article: { body: p }', /thumbnail:\n {4}container: \.card/],
]
for (const [name, selectors, after] of ROWS) {
  test(`mends ${name}, and says so`, () => {
    const { text, changes } = fixConfig(config('', selectors))
    assert.match(text, after)
    assert.match(text, /^# kept\n/)
    if (!name.includes('text')) assert.ok(changes.length <= 1)
  })
}

test('a key of the listing goes there', () => {
  const { text, changes } = fixConfig(
    config('', '  article: { body: p }').replace('listing:', 'start_page: 0\nlisting:'),
  )
  assert.match(text, /start_page: 0 \}/)
  assert.deepEqual(changes, ['start_page moved to listing.start_page'])
})

const ALONE = [
  config('', '  article: { body: [p, li] }'),
  config('', '  article:\n    body: p # the text'),
  config('', '  article: { body: table.x tr }'),
  `parser: html5\n${config('', '  article: { body: table tbody tr }')}`,
  'name: [broken',
]
for (const text of ALONE)
  test(`leaves alone: ${text.slice(-50)}`, () => assert.deepEqual(fixConfig(text), { text, changes: [] }))
