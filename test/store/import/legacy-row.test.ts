import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalUrl } from '../../../src/scraper/frontier/canonical-url.ts'
import { type LegacyFields, legacyRecord } from '../../../src/store/import/legacy-row.ts'
import type { ScrapedRecord } from '../../../src/vocabulary/record.ts'

const context = { canonical: canonicalUrl, fallback: '2025-01-01T00:00:00.000Z' }
const row: LegacyFields = {
  url: 'https://x.example/a#top',
  title: ' A title ',
  date: '2025-09-24',
  body: 'Cafe\u0301 opens',
  tags: 'rain, , sea',
  source: 'The Gazette',
  country: 'tonga',
  _scraped_at: '2025-10-24T05:12:33.123456',
}

test('a row becomes a record', () => {
  assert.deepEqual(legacyRecord(row, context), {
    url: 'https://x.example/a',
    title: 'A title',
    date: '2025-09-24',
    date_raw: '2025-09-24',
    body: 'Café opens',
    tags: ['rain', 'sea'],
    authors: [],
    language: null,
    extra: {},
    scraped_at: '2025-10-24T05:12:33.123Z',
  })
})

const FIELDS: [string, LegacyFields, Partial<ScrapedRecord>][] = [
  ['a date that was not read', { date: 'Sept 24, 2025' }, { date: null, date_raw: 'Sept 24, 2025' }],
  ['a date that does not exist', { date: '2025-02-30' }, { date: null, date_raw: '2025-02-30' }],
  ['no date', { date: '' }, { date: null, date_raw: null }],
  ['null', { date: null, tags: null }, { date: null, date_raw: null, tags: [] }],
  ['tags as a list', { tags: ['a, b', ' c '] }, { tags: ['a, b', 'c'] }],
  ['a time with a zone', { _scraped_at: '2025-10-24T05:12:33+11:00' }, { scraped_at: '2025-10-23T18:12:33.000Z' }],
  ['a time with a blank', { _scraped_at: '2025-10-24 05:12:33' }, { scraped_at: '2025-10-24T05:12:33.000Z' }],
  ['no time', { _scraped_at: '' }, { scraped_at: context.fallback }],
  ['another field', { author: 'A. Writer', views: 3, note: '' }, { authors: ['A. Writer'], extra: { views: 3 } }],
]

for (const [name, fields, expected] of FIELDS) {
  test(`fields: ${name}`, () => {
    const record = legacyRecord({ ...row, ...fields }, context)
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(record[key as keyof typeof record], value)
  })
}

const REFUSED: [LegacyFields, string][] = [
  [{ url: 'not a url' }, 'no web address'],
  [{ url: 'javascript:alert(1)' }, 'no web address'],
  [{ url: ['https://x.example'] }, 'no web address'],
  [{ title: '  ' }, 'no title'],
  [{ body: '' }, 'no body'],
]

for (const [fields, why] of REFUSED) {
  test(`refused: ${JSON.stringify(fields)}`, () =>
    assert.deepEqual(legacyRecord({ ...row, ...fields }, context), { why }))
}
