import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../../src/extract/dates/read-date.ts'
import { FOURTH_OF_MARCH } from './fourth-of-march.ts'

const NOW = new Date('2026-11-30T00:30:00Z')
const DAY = '2026-03-04'

/** What stands around dates on pages. */
const NOISE = [
  '#',
  '  # ',
  '#, 18:30',
  '# 18:30',
  '# - 09:15',
  '# | 5 min read',
  'By Some Writer | #',
  '# · 12 min read',
  'Some Writer • # • 3 comments',
  '(#)',
  '18:30, #',
  '# 6:30 PM',
  '# · 2013 views',
  '| #',
  '12 comments | #',
  '# 10:30:15',
]
/** What is no year behind a day without one. */
const NO_YEAR = [
  '#',
  '# | 15 min read',
  '# · 12 min read',
  '#, 18:30',
  '# 18:30',
  '# · 2013 views',
  '# | 24 comments',
  '# • 2015 reads',
  '# 09.15',
  '# (12)',
  '# - 12 min',
  '# +677 22 345',
  '3-2 | #',
  '# | $25',
  '# | Page 12',
  '#, 10 am',
  '# | 20 Uhr',
]

for (const [language, dates, yearless] of FOURTH_OF_MARCH) {
  test(`4 March 2026 as people write it in ${language}, and no day without its year`, () => {
    for (const date of dates.split('; ')) for (const noise of NOISE) expect(noise.replace('#', date), language, DAY)
    for (const noise of NO_YEAR) expect(noise.replace('#', yearless), language, null)
  })
}

function expect(text: string, language: string, day: string | null): void {
  assert.equal(readDate(text, { now: NOW, language }), day, `${language}: ${text}`)
}
