import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../../src/extract/dates/read-date.ts'
import { fromSolarHijri } from '../../../src/extract/dates/solar-hijri.ts'

const now = new Date('2025-12-10T00:00:00Z')

test('days of the Solar Hijri calendar are those of Intl, leap days included', () => {
  const day = (year: number, month: number, date: number): string | undefined =>
    fromSolarHijri(year, month, date)?.toISOString().slice(0, 10)
  assert.equal(day(1404, 9, 9), '2025-11-30')
  assert.equal(day(1404, 1, 1), '2025-03-21')
  assert.equal(day(1403, 1, 1), '2024-03-20')
  assert.equal(day(1403, 12, 30), '2025-03-20')
  assert.equal(day(1357, 11, 22), '1979-02-11')
  for (const [y, m, d] of [
    [1404, 12, 30],
    [1404, 7, 31],
    [1404, 13, 1],
    [1404, 1, 0],
  ] as const)
    assert.equal(day(y, m, d), undefined)
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', dateStyle: 'short' })
  for (let at = Date.UTC(1925, 0, 1); at < Date.UTC(2040, 0, 1); at += 7 * 86_400_000) {
    const [m, d, y] = format.format(at).split(' ')[0]!.split('/').map(Number)
    assert.equal(fromSolarHijri(y!, m!, d!)?.getTime(), at)
  }
})

const READ: [text: string, language: string | null, day: string | null][] = [
  ['۹ آذر ۱۴۰۴', null, '2025-11-30'],
  ['یکشنبه ۹ آذر ۱۴۰۴ - ۱۲:۳۰', 'fa', '2025-11-30'],
  ['تاریخ انتشار: ۰۹ آذرماه ۱۴۰۴ ساعت ۱۲:۳۰', 'fa-IR', '2025-11-30'],
  ['9 آذر 1404', null, '2025-11-30'],
  ['۱۴۰۴/۰۹/۰۹ ۱۴:۰۵', null, '2025-11-30'],
  ['1404/9/9', 'fa', '2025-11-30'],
  ['1404-09-09', 'fa', '2025-11-30'],
  ['۲۹ اسفند ۱۴۰۳', 'fa', '2025-03-19'],
  ['۱ فروردين ۱۴۰۴', 'fa', '2025-03-21'],
  ['۹ قوس ۱۴۰۴', 'prs', '2025-11-30'],
  ['9 Azar 1404', 'en', '2025-11-30'],
  // Gregorian dates are written, too.
  ['۳۰ نوامبر ۲۰۲۵', 'fa', '2025-11-30'],
  ['2025/11/30', 'fa', '2025-11-30'],
  // No date of that calendar, or nothing that says so.
  ['۳۱ آذر ۱۴۰۴', 'fa', null],
  ['9 آذر 2025', 'fa', null],
  ['1404/9/9', 'en', null],
  ['1404-09-09', null, null],
]

for (const [text, language, day] of READ)
  test(`${text} (${language ?? 'no language'}) is ${day ?? 'no day'}`, () =>
    assert.equal(readDate(text, { now, language }), day))

test('any day may be of the year 1404 elsewhere', () => {
  assert.equal(readDate('1404-09-09', { now, language: 'de', anyDay: true }), '1404-09-09')
  assert.equal(readDate('1350-01-01', { now, language: 'fa', anyDay: true }), '1971-03-21')
})
