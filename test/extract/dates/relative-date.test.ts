import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pinnedDate, readDate } from '../../../src/extract/dates/read-date.ts'

// Two hours ago was yesterday.
const NOW = new Date('2026-11-30T00:30:00Z')
const TODAY = '2026-11-30'
const YESTERDAY = '2026-11-29'
const THREE_DAYS_AGO = '2026-11-27'

/** Two hours ago, three days ago, yesterday, today. */
const AGES: [language: string, hours: string, days: string, yesterday: string, today: string][] = [
  ['en', '2 hours ago', '3 days ago', 'yesterday', 'today'],
  ['de', 'vor 2 Stunden', 'vor 3 Tagen', 'gestern', 'heute'],
  ['fr', 'il y a 2 heures', 'il y a 3 jours', 'hier', 'aujourd’hui'],
  ['es', 'hace 2 horas', 'hace 3 días', 'ayer', 'hoy'],
  ['pt', 'há 2 horas', '3 dias atrás', 'ontem', 'hoje'],
  ['it', '2 ore fa', '3 giorni fa', 'ieri', 'oggi'],
  ['nl', '2 uur geleden', '3 dagen geleden', 'gisteren', 'vandaag'],
  ['sv', '2 timmar sedan', 'för 3 dagar sedan', 'igår', 'idag'],
  ['da', '2 timer siden', 'for 3 dage siden', 'i går', 'i dag'],
  ['nb', 'for 2 timer siden', '3 dager siden', 'i går', 'i dag'],
  ['fi', '2 tuntia sitten', '3 päivää sitten', 'eilen', 'tänään'],
  ['pl', '2 godziny temu', '3 dni temu', 'wczoraj', 'dzisiaj'],
  ['cs', 'před 2 hodinami', 'před 3 dny', 'včera', 'dnes'],
  ['hu', '2 órája', '3 napja', 'tegnap', 'ma'],
  ['ro', 'acum 2 ore', 'acum 3 zile', 'ieri', 'azi'],
  ['hr', 'prije 2 sata', 'prije 3 dana', 'jučer', 'danas'],
  ['ru', '2 часа назад', '3 дня назад', 'вчера', 'сегодня'],
  ['uk', '2 години тому', '3 дні тому', 'вчора', 'сьогодні'],
  ['el', 'πριν 2 ώρες', 'πριν από 3 ημέρες', 'χθες', 'σήμερα'],
  ['tr', '2 saat önce', '3 gün önce', 'dün', 'bugün'],
  ['ar', 'منذ 2 ساعة', 'قبل 3 أيام', 'أمس', 'اليوم'],
  ['ar', 'منذ ساعتين', 'منذ ٣ أيام', 'أمس', 'اليوم'],
  ['fa', '۲ ساعت پیش', '۳ روز قبل', 'دیروز', 'امروز'],
  ['he', 'לפני 2 שעות', 'לפני 3 ימים', 'אתמול', 'היום'],
  ['hi', '2 घंटे पहले', '3 दिन पहले', 'कल', 'आज'],
  ['bn', '২ ঘণ্টা আগে', '৩ দিন আগে', 'গতকাল', 'আজ'],
  ['th', '2 ชั่วโมงที่แล้ว', '3 วันก่อน', 'เมื่อวาน', 'วันนี้'],
  ['vi', '2 giờ trước', '3 ngày trước', 'hôm qua', 'hôm nay'],
  ['id', '2 jam yang lalu', '3 hari lalu', 'kemarin', 'hari ini'],
  ['ms', '2 jam lalu', '3 hari yang lalu', 'semalam', 'hari ini'],
  ['fil', '2 oras na ang nakalipas', '3 araw ang nakalipas', 'kahapon', 'ngayon'],
  ['zh', '2小时前', '3天前', '昨天', '今天'],
  ['zh-TW', '2 小時前', '3 天前', '昨天', '今天'],
  ['ja', '2時間前', '3日前', '昨日', '今日'],
  ['ko', '2시간 전', '3일 전', '어제', '오늘'],
  ['lo', '2 ຊົ່ວໂມງກ່ອນ', '3 ມື້ກ່ອນ', 'ມື້ວານ', 'ມື້ນີ້'],
  ['km', '2 ម៉ោងមុន', '3 ថ្ងៃមុន', 'ម្សិលមិញ', 'ថ្ងៃនេះ'],
  ['sw', 'saa 2 zilizopita', 'siku 3 zilizopita', 'jana', 'leo'],
]
const NOISE = ['#', '# · 5 min read', 'By Some Writer | #', '# | 12 comments', '• #', 'Published #']

for (const [language, hours, days, yesterday, today] of AGES) {
  test(`ages as ${language} says them, with what stands around them`, () => {
    for (const noise of NOISE) {
      expect(noise.replace('#', hours), language, YESTERDAY)
      expect(noise.replace('#', days), language, THREE_DAYS_AGO)
      expect(noise.replace('#', yesterday), language, YESTERDAY)
      expect(noise.replace('#', today), language, TODAY)
    }
    expect(`${yesterday}, 10:15`, language, YESTERDAY)
    expect(`${today} 10:15`, language, TODAY)
  })
}

const OTHERS: [text: string, language: string, day: string | null][] = [
  ['Publié il y a 2 heures', 'fr', YESTERDAY],
  ['Publicado hace 3 días', 'es', THREE_DAYS_AGO],
  ['Diposting 3 hari lalu', 'id', THREE_DAYS_AGO],
  ['1 day, 5 hours ago', 'en', YESTERDAY],
  ['1 hari 5 jam yang lalu', 'id', YESTERDAY],
  ['vor 1 Tag und 5 Stunden', 'de', YESTERDAY],
  ['1 month, 2 days ago', 'en', null],
  ['2 months ago', 'en', null],
  ['hace 2 meses', 'es', null],
  ['3ヶ月前', 'ja', null],
  ['3个月前', 'zh', null],
  ['3 ay önce', 'tr', null],
  ['2 tahun yang lalu', 'id', null],
  ['il y a 2 ans', 'fr', null],
  ['an hour ago', 'en', YESTERDAY],
  ['a day ago', 'en', YESTERDAY],
  ['vor einer Stunde', 'de', YESTERDAY],
  ['il y a une heure', 'fr', YESTERDAY],
  ['hace una hora', 'es', YESTERDAY],
  ['há uma hora', 'pt', YESTERDAY],
  ['3時間前に更新', 'ja', YESTERDAY],
  ['約3時間前', 'ja', YESTERDAY],
  ['更新于3小时前', 'zh', YESTERDAY],
  ['Hace 3 horas', 'es', YESTERDAY],
  ['Posted by Jo 3 days ago', 'en', THREE_DAYS_AGO],
  ['May 4 | updated 2 hours ago', 'en', YESTERDAY],
  ['2h', 'en', YESTERDAY],
  ['3d', 'en', THREE_DAYS_AGO],
  ['2h · 5 min read', 'en', YESTERDAY],
  ['Yesterday at 5pm', 'en', YESTERDAY],
  ["Yesterday's news", 'en', null],
  ['hari ini, 10:15 WIB', 'id', TODAY],
  ['Today 10.15', 'en', TODAY],
  ['há cerca de 3 dias', 'pt', THREE_DAYS_AGO],
  ['sekitar 3 hari yang lalu', 'id', THREE_DAYS_AGO],
  ['3 hours ago by Jo Writer', 'en', YESTERDAY],
  ['12 hours ago', 'xx', YESTERDAY],
  ['22 minutes ago', 'en', TODAY],
  ['45 minutes ago', 'en', YESTERDAY],
]

test('labels, writers, words for about and one, compounds; months and years ago name no day', () => {
  for (const [text, language, day] of OTHERS) expect(text, language, day)
})

test('an age is pinned to the day it means, a date and what is none are left alone', () => {
  const pinned = (text: string): string => pinnedDate(text, { now: NOW, language: 'en' })
  assert.equal(pinned('Posted 3 days ago | 5 min read'), 'Posted 3 days ago | 5 min read (2026-11-27)')
  assert.equal(pinned('Posted 4 March 2026, updated 3 days ago'), 'Posted 4 March 2026, updated 3 days ago')
  assert.equal(pinned('15 min read'), '15 min read')
})

function expect(text: string, language: string, day: string | null): void {
  assert.equal(readDate(text, { now: NOW, language }), day, `${language}: ${text}`)
}
