import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate, type DateOptions } from '../../../src/extract/dates/read-date.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

const FAMILIES: Record<string, [text: string, day: string | null, options?: Partial<DateOptions>][]> = {
  'the year first': [
    ['2026-03-04', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['2026. 3. 4.', '2026-03-04'],
    ['2026-03-04 10:00:00 GMT+7', '2026-03-04'],
    ['Updated: 2026-03-04T10:00:00.123456', '2026-03-04'],
  ],
  'the local day stays, whatever the zone': [
    ['2026-03-04T00:10:00-10:00', '2026-03-04'],
    ['2026-03-04T23:50:00+12:00', '2026-03-04'],
    ['Wed, 04 Mar 2026 23:50:00 -1100', '2026-03-04'],
  ],
  'day or month first': [
    ['24/09/2025', '2025-09-24'],
    ['09/24/2025', '2025-09-24'],
    ['03/04/2025', '2025-04-03'],
    ['03/04/2025', '2025-03-04', { language: 'en-US' }],
    ['03/04/2025', '2025-04-03', { language: 'en' }],
    ['03/04/2025', '2025-04-03', { pageLanguage: 'en-US' }],
    ['03/04/2025', '2025-03-04', { dayFirst: false }],
    ['03/04/2025', '2025-04-03', { dayFirst: true, language: 'en-US' }],
    ['24. 9. 2025 um 14.30 Uhr', '2025-09-24'],
    ['On: 24-09-2025', '2025-09-24'],
    ['24 / 09 / 2025', '2025-09-24'],
  ],
  'two digits of the year': [
    ['24/9/25', '2025-09-24'],
    ['24.9.85', '1985-09-24'],
    ['25.09.24', '2025-09-24', { language: 'ko' }],
    ['25-09-24', '2024-09-25'],
    ["24 Sep '25", '2025-09-24'],
    ['24-Sep-25', '2025-09-24'],
  ],
  'a month by name': [
    ['24 September 2025', '2025-09-24'],
    ['Sept 24, 2025', '2025-09-24'],
    ['Sep. 24th, 2025', '2025-09-24'],
    ['24th of September, 2025', '2025-09-24'],
    ['Monday, 3rd March 2025 at 10:15 a.m.', '2025-03-03'],
    ['10:15 am on 3 March 2025', '2025-03-03'],
    ['By Some Writer, March 3, 2025', '2025-03-03'],
    ['By Some Writer March 3 2025', '2025-03-03'],
    ['March&nbsp;3, 2025', '2025-03-03'],
    ['Sun Mar 02 10:00:00 +1300 2025', '2025-03-02'],
    ['Sunday, 02-Mar-25 10:00:00 GMT', '2025-03-02'],
    ['SUVA — March 3, 2025', '2025-03-03'],
    ['2025 March 3', '2025-03-03'],
    ['3 March 2025 | 12 comments', '2025-03-03'],
  ],
  'months of other languages': [
    ['3 août 2025', '2025-08-03'],
    ['1er AOUT 2025', '2025-08-01'],
    ['3 de agosto de 2025', '2025-08-03'],
    ['3. srpna 2025', '2025-08-03'],
    ['3 sierpnia 2025 r.', '2025-08-03'],
    ['3 августа 2025 г.', '2025-08-03'],
    ['2025. augusztus 3.', '2025-08-03'],
    ['2025 m. rugpjūčio 3 d.', '2025-08-03'],
    ['AĞUSTOS 3, 2025', '2025-08-03'],
    ['3 Αυγούστου 2025', '2025-08-03'],
    ['3 באוגוסט 2025', '2025-08-03'],
    ['٣ أغسطس ٢٠٢٥', '2025-08-03'],
    ['३ अगस्त २०२५', '2025-08-03'],
    ['2025(e)ko abuztuaren 3(a)', '2025-08-03'],
    ['3 listopada 2025', '2025-11-03', { language: 'pl' }],
    ['3 listopada 2025', '2025-10-03', { pageLanguage: 'hr-HR' }],
    ['3 listopada 2025', null],
  ],
  'East Asia and its neighbours': [
    ['2025年8月3日（日）10時', '2025-08-03'],
    ['令和7年8月3日', '2025-08-03'],
    ['民國114年8月3日', '2025-08-03'],
    ['二〇二五年八月二十三日', '2025-08-23'],
    ['2025년 8월 3일', '2025-08-03'],
    ['ngày 3 tháng 8 năm 2025', '2025-08-03'],
    ['3 ส.ค. 2568', '2025-08-03'],
    ['3 สิงหาคม 2568', '2025-08-03'],
    ['2025 оны 8 сарын 3', '2025-08-03'],
  ],
  machines: [
    ['20250803', '2025-08-03'],
    ['20250803T101500Z', '2025-08-03'],
    ['20250803101500', '2025-08-03'],
    ['2025-W31-7', '2025-08-03'],
    ['1754179200', '2025-08-03'],
    ['1754179200000', '2025-08-03'],
    ['/Date(1754179200000)/', '2025-08-03'],
  ],
  'from now': [
    ['2 hours ago', '2026-11-21'],
    ['Posted 14 hours ago', '2026-11-20'],
    ['about 3 days ago', '2026-11-18'],
    ['1 day, 5 hours ago', '2026-11-20'],
    ['an hour ago', '2026-11-21'],
    ['5d ago', '2026-11-16'],
    ['Yesterday at 5pm', '2026-11-20'],
    ['Today, 10:15', '2026-11-21'],
    ['il y a un jour', '2026-11-20'],
    ['vor 2 Tagen', '2026-11-19'],
    ['hace 2 días', '2026-11-19'],
    ['há 2 dias', '2026-11-19'],
    ['2 дня назад', '2026-11-19'],
    ['вчера в 10:15', '2026-11-20'],
    ['2日前', '2026-11-19'],
    ['2 天前', '2026-11-19'],
    ['3시간 전', '2026-11-21'],
    ['hôm qua', '2026-11-20'],
    ['2 hari lalu', '2026-11-19'],
    ['منذ يومين', '2026-11-19'],
    ['2 months ago', null],
    ['2 years ago', null],
  ],
  'of two dates the one of publication, else the first': [
    ['Updated: 5 Mar 2025 | Published: 4 Mar 2025', '2025-03-04'],
    ['4 Mar 2025 (updated 2025-03-05)', '2025-03-04'],
  ],
  'no date': [
    ['', null],
    ['Breaking', null],
    ['13/13/2025', null],
    ['2025-02-30', null],
    ['Feb 30, 2025', null],
    ['29/02/2023', null],
    ['March 2025', null],
    ['3 March', null],
    ['2025', null],
    ['10:15', null],
    ['12345678', null],
    ['Jan 1, 1899', null],
    ['Jan 1, 2028', null],
    ['192.168.1.20', null],
    ['+677 12345', null],
  ],
}

for (const [family, rows] of Object.entries(FAMILIES)) {
  test(family, () => {
    for (const [text, day, options] of rows) {
      assert.equal(readDate(text, { now: NOW, ...options }), day, `${text} ${JSON.stringify(options ?? {})}`)
    }
  })
}

test('whatever the text, the result is null or a day that exists', () => {
  const random = randomNumbers(7)
  const pieces =
    '0 1 2 3 9 12 24 31 99 2025 2568 / - . : , T Z + sep september mar ago days hier 年 月 日 w h pm \u0301 \ud800 & &nbsp; ( 年9 tháng \n'
  const alphabet = [...pieces.split(' '), ' ', ' ']
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: 1 + random(9) }, () => alphabet[random(alphabet.length)]).join('')
    const day = readDate(text, { now: NOW, language: ['en-US', 'de', 'xx', null, 'no tag'][random(5)] ?? null })
    if (day === null) continue
    const date = new Date(`${day}T00:00:00Z`)
    assert.ok(
      !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day),
      `${JSON.stringify(text)} gave ${day}`,
    )
    assert.ok(day >= '1900' && day < '2028', `${JSON.stringify(text)} gave ${day}`)
  }
})

function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % below
  }
}
