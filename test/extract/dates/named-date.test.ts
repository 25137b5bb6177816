import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../../src/extract/dates/read-date.ts'
import { FOURTH_OF_MARCH } from './fourth-of-march.ts'

const NOW = new Date('2026-11-30T00:30:00Z')
const DAY = '2026-03-04'

test('numbers in Chinese signs are read whole: a century more is another year', () => {
  for (const [text, day, language] of [
    ['中華民國一百一十三年三月四日', '2024-03-04', 'zh-TW'],
    ['民國一百年十二月三十一日', '2011-12-31', 'zh'],
    ['民國一○三年三月四日', '2014-03-04', 'zh'],
    ['二千二十四年三月四日', '2024-03-04', 'ja'],
    ['二零二四年二月廿九日', '2024-02-29', 'zh'],
    ['昭和六十四年一月七日', '1989-01-07', 'ja'],
    ['一百一十三年三月四日', null, 'zh'],
  ] as const) {
    assert.equal(readDate(text, { now: NOW, language }), day, text)
  }
})

test('names that only one rare language gives a month are read in it, and as everywhere else without', () => {
  for (const [text, day, language] of [
    ['5 Maj 2024', '2024-03-05', 'bi'],
    ['5 maj 2024', '2024-05-05', 'pl'],
    ['5 maj 2024', '2024-05-05', null],
    ['5 яну 2024', '2024-01-05', 'bg'],
    ['5 ʻAtete 2024', '2024-08-05', 'ty'],
    ['5 Tiurai 2024', '2024-07-05', 'ty'],
    ['2024 අප්‍රේල් 5', '2024-04-05', 'si'],
    ['5 अप्रै 2024', '2024-04-05', 'hi'],
  ] as const) {
    assert.equal(readDate(text, { now: NOW, language }), day, `${text} (${language})`)
  }
})

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
