import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '../../../src/config/source.ts'
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
]
for (const [name, patch, score, reasons, source = SOURCE] of ROWS) {
  test(name, () => assert.deepEqual(qualityOf({ ...GOOD, ...patch }, source, false), { score, reasons }))
}

test('a text that the run had before', () => {
  assert.deepEqual(qualityOf(GOOD, SOURCE, true), { score: 60, reasons: ['repeated content'] })
})
