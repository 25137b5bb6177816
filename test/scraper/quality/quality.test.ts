import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RowSelectors, Source } from '../../../src/config/source.ts'
import { qualityOf } from '../../../src/scraper/quality/quality.ts'
import type { ScrapedRecord } from '../../../src/vocabulary/record.ts'
import { exampleSource } from '../example-source.ts'

const SOURCE = exampleSource('https://herald.example')
const BODY = 'The ferry went twice a day, and nobody minded the rain. '.repeat(5).trim()
const GOOD: ScrapedRecord = {
  url: 'https://herald.example/news/1',
  title: 'The ferry is back',
  date: '2026-03-04',
  date_raw: '4 March 2026',
  body: BODY,
  tags: [],
  authors: [],
  language: null,
  extra: {},
  scraped_at: '2026-03-05T10:00:00.000Z',
}
const TAGGED: Source = {
  ...SOURCE,
  selectors: { ...SOURCE.selectors, article: { ...SOURCE.selectors.article, tags: ['.tag'] } },
}
const SHOPS: Source = {
  ...SOURCE,
  selectors: { ...SOURCE.selectors, article: { title: [], body: [], date: [], tags: [], authors: [] } },
  fields: {
    phone: { type: 'phone', selector: ['.p'], required: false },
    staff: { type: 'number', selector: ['.s'], required: false },
  },
}

/** A directory, and a listing of which each entry is a quote without a page. */
const PLACES: Source = { ...SHOPS, fields: {} }
const NO_SELECTORS = { title: [], body: [], date: [], tags: [], authors: [] }
const quotes = (row: Partial<RowSelectors>): Source => ({
  ...PLACES,
  selectors: {
    ...PLACES.selectors,
    thumbnail: {
      ...PLACES.selectors.thumbnail,
      date: [],
      row: { key: [], body: [], tags: [], authors: [], fields: {}, ...row },
    },
    article: NO_SELECTORS,
  },
})
const PARISH = { extractor: 'table', quality: 85, quality_reasons: ['no phone: -15'] }

const ROWS: [name: string, patch: Partial<ScrapedRecord>, score: number, reasons: string[], source?: Source][] = [
  ['a whole article', {}, 100, []],
  ['no date', { date: null, date_raw: null }, 85, ['no date']],
  ['a date that was not read', { date: null }, 85, ['date not read']],
  ['a date of next week', { date: '2026-03-12' }, 90, ['date ahead']],
  ['hardly a text', { body: 'Soon.' }, 60, ['very short body']],
  ['the title for a text', { body: 'The ferry is back' }, 70, ['body is the title']],
  ['wrong characters', { body: `CafÃ© ${BODY}` }, 75, ['damaged characters']],
  ['tags left in', { body: `<p>${BODY}` }, 85, ['markup in the text']],
  ['less than, and a French name', { body: `2 < 3, à Âge, Ão. ${BODY}` }, 100, []],
  ['no tags where a config has a selector for them', {}, 95, ['no tags'], TAGGED],
  [
    'one of two fields',
    { body: null, date: null, date_raw: null, extra: { phone: '1', staff: null } },
    80,
    ['no staff'],
    SHOPS,
  ],
  [
    'an institution of a directory, which has neither text nor date',
    { title: 'St. Brendan', body: null, date: null, date_raw: null, extra: PARISH },
    85,
    ['no phone'],
    PLACES,
  ],
  [
    'the same with a field that the config adds, and wrong characters',
    { title: 'Caf\ufffd', body: null, date: null, date_raw: null, extra: { ...PARISH, deanery: null } },
    20,
    ['no phone', 'damaged characters', 'no deanery'],
    { ...PLACES, fields: { deanery: { type: 'text', selector: ['.d'], required: false } } },
  ],
  [
    'a quote that is its own title',
    { title: 'Nets mend at dusk.', body: 'Nets mend at dusk.', date: null, date_raw: null },
    100,
    [],
    quotes({ body: ['p'] }),
  ],
  [
    'a row of a table, one of whose fields is empty',
    { title: 'Quay', body: null, date: null, date_raw: null, extra: { port: 'Quay', depth: null } },
    80,
    ['no depth'],
    quotes({
      fields: {
        port: { type: 'text', selector: ['td'], required: false },
        depth: { type: 'text', selector: ['th'], required: false },
      },
    }),
  ],
]
const SEEN = { repeated: false, unselected: [] }

for (const [name, patch, score, reasons, source = SOURCE] of ROWS) {
  test(name, () => assert.deepEqual(qualityOf({ ...GOOD, ...patch }, source, SEEN), { score, reasons }))
}

test('a text that the run had before', () => {
  assert.deepEqual(qualityOf(GOOD, SOURCE, { ...SEEN, repeated: true }), { score: 60, reasons: ['repeated content'] })
})
