import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LISTING_TYPES } from '../../src/config/listings/listing-types.ts'
import { gazette, problems } from './gazette.ts'

/** What is wrong, the text, and every problem that is reported: 'line:column rule message'. */
const BAD: [what: string, text: string, expected: string[]][] = [
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
  [
    'no type',
    gazette({ 4: '' }),
    [`3:1 missing listing.type is missing: it must be one of ${Object.keys(LISTING_TYPES).join(', ')}`],
  ],
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
]

for (const [what, line] of [
  ['no body', '  article: { title: h1 }'],
  ['a body of filler', '  article: { body: filler }'],
  ['nothing of an article', ''],
] as const) {
  test(`valid, since the text is read without a selector: ${what}`, () =>
    assert.deepEqual(problems(gazette({ 8: line })), []))
}

for (const [what, text, expected] of BAD) {
  test(`invalid: ${what}`, () => assert.deepEqual(problems(text), expected))
}
