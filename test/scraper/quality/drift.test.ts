import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findDrift, whyUnjudged } from '../../../src/scraper/quality/drift.ts'
import type { Measures } from '../../../src/scraper/quality/measures.ts'

/** What a run of `records` articles sees where each part is filled at its rate. */
function run(records: number, rates: Record<string, number> = {}, rest: Partial<Measures> = {}): Measures {
  const all = { title: 1, body: 1, date: 0.98, tags: 0.7, 'extra.phone': 0.4, ...rates }
  return {
    records,
    filled: Object.fromEntries(Object.entries(all).map(([part, rate]) => [part, Math.round(records * rate)])),
    missing: {},
    body_median: records === 0 ? null : 2000,
    same_title: Math.min(1, records),
    same_body: Math.min(1, records),
    listing_pages: 2,
    listed: 40,
    drifted: false,
    ...rest,
  }
}

const USUAL = [run(12), run(30), run(2), run(8), run(100)]

describe('drift', () => {
  const rows: [name: string, today: Measures, expected: string[], earlier?: Measures[]][] = [
    ['a date that is gone', run(30, { date: 0.03 }), ['date: usually 98 % filled, today 3 %']],
    ['in a run of five', run(5, { date: 0 }), ['date: usually 98 % filled, today 0 %']],
    ['a body that rejects the page', run(4, {}, { missing: { body: 26 } }), ['body: usually 100 % filled, today 13 %']],
    ['tags that are gone', run(60, { tags: 0 }), ['tags: usually 70 % filled, today 0 %']],
    ['a field that is gone', run(40, { 'extra.phone': 0 }), ['extra.phone: usually 40 % filled, today 0 %']],
    ['hollow bodies', run(30, {}, { body_median: 90 }), ['body: usually 2000 characters, today 90']],
    [
      'a consent page',
      run(30, {}, { same_title: 29, same_body: 30 }),
      [
        'title: the same on 29 of 30 records (a consent page, a placeholder?)',
        'body: the same on 30 of 30 records (a consent page, a placeholder?)',
      ],
    ],
    ['a listing of few entries', run(0, {}, { listed: 4 }), ['listing: usually 20 entries a page, today 2']],
    [
      'small runs, one after the other',
      run(2, { date: 0 }),
      ['date: usually 98 % filled, today 0 %'],
      [run(2, { date: 0 }), run(2, { date: 0 }), ...USUAL],
    ],
    [
      'what earlier runs warned of does not become usual',
      run(30, { date: 0 }),
      ['date: usually 98 % filled, today 0 %'],
      [run(30, { date: 0 }, { drifted: true }), ...USUAL],
    ],
    [
      'after one run, a date that is wholly gone',
      run(6, { date: 0 }),
      ['date: usually 98 % filled, today 0 %'],
      [run(100)],
    ],
    [
      'after one run, a consent page',
      run(30, {}, { same_title: 29, same_body: 30 }),
      [
        'title: the same on 29 of 30 records (a consent page, a placeholder?)',
        'body: the same on 30 of 30 records (a consent page, a placeholder?)',
      ],
      [run(100)],
    ],
    ['two runs are no history of what is there at times', run(30, { date: 0.03, tags: 0 }), [], [run(100), run(100)]],
    ['nor of the same title at times', run(30, {}, { same_title: 20 }), [], [run(100), run(100)]],
    ['nor are a dozen records', run(30, { date: 0 }), [], [run(4), run(4), run(4)]],
    ['a part that never was there', run(30, { tags: 0 }), [], USUAL.map((it) => run(it.records, { tags: 0 }))],
    ['a part that comes and goes', run(30, { tags: 0 }), [], [...USUAL, run(20, { tags: 0.05 })]],
    ['one article without a date', run(1, { date: 0 }), []],
    ['two articles without tags', run(2, { tags: 0 }), []],
    ['two without a date, once', run(2, { date: 0 }), []],
    ['a day of short news', run(6, {}, { body_median: 700 }), []],
    ['nothing new', run(0), []],
  ]
  for (const [name, today, expected, earlier = USUAL] of rows) {
    test(name, () => assert.deepEqual(findDrift(today, earlier), expected))
  }
})

describe('why fill rates are not judged', () => {
  const rows: [name: string, today: Measures, not_modified: number, expected: string | null, earlier?: Measures[]][] = [
    ['enough of everything', run(30), 0, null],
    ['nothing new', run(0), 0, null],
    ['every page is what it was', run(0), 40, 'no record was read: the 40 visited pages had not changed'],
    ['few that changed, with those of the runs before', run(2), 40, null],
    ['no history', run(30), 0, '0 earlier runs with 0 records are too few to compare with', []],
    ['few records', run(30), 0, '3 earlier runs with 12 records are too few to compare with', [run(4), run(4), run(4)]],
    ['rejected pages count as read', run(0, {}, { missing: { body: 9 } }), 0, null],
  ]
  for (const [name, today, not_modified, expected, earlier = USUAL] of rows) {
    test(name, () => assert.equal(whyUnjudged(today, earlier, { not_modified }), expected))
  }
})

test('300 healthy sources, uneven from day to day, run for 60 days without an alarm', () => {
  const alarms: string[] = []
  let state = 1
  const random = (): number => (state = Math.imul(state, 48271) & 0x7fffffff || 1) / 0x7fffffff
  for (let source = 0; source < 300; source++) {
    const rates = { date: 0.9 + random() / 10, tags: random(), authors: random(), 'extra.phone': random() }
    const size = random() < 0.5 ? 3 : 40
    const history: Measures[] = []
    for (let day = 0; day < 60; day++) {
      const records = Math.floor(random() * size)
      // Some days have more picture stories than others.
      const mood = 0.75 + random() * 0.25
      const hits = (rate: number): number => Array.from({ length: records }).filter(() => random() < rate * mood).length
      const filled = Object.fromEntries(Object.entries(rates).map(([part, rate]) => [part, hits(rate)]))
      const today = run(
        records,
        {},
        {
          filled: { ...filled, title: records, body: records },
          body_median: records === 0 ? null : Math.round(800 + random() * 3000),
          same_title: Math.min(records, 1 + Math.floor(random() * 2)),
          listed: Math.round(20 + random() * 25),
        },
      )
      const found = findDrift(today, history.slice(0, 30))
      alarms.push(...found.map((text) => `source ${source}, day ${day}, ${records} records: ${text}`))
      history.unshift({ ...today, drifted: found.length > 0 })
    }
  }
  assert.deepEqual(alarms, [])
})
