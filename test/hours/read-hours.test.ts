import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readHours } from '../../src/hours/read-hours.ts'
import { openingHoursText } from '../../src/hours/opening-hours.ts'

// Text, and what it says in the syntax of OpenStreetMap.
const TEXTS: Record<string, [string, string][]> = {
  en: [
    ['Mon-Fri 8am', 'Mo-Fr 08:00'],
    ['Sunday: 7, 9 am & 5 pm', 'Su 07:00,09:00,17:00'],
    ['12 noon Thursdays', 'Th 12:00'],
    ['daily except Tuesday 10-17', 'Mo,We-Su 10:00-17:00'],
    ['2nd and 4th Saturdays at 6:30 pm', 'Sa[2,4] 18:30'],
    ['Last Friday of the month 7pm - 9pm', 'Fr[-1] 19:00-21:00'],
    ['Open daily 9am-5pm, closed Mondays', 'Tu-Su 09:00-17:00'],
    ['Weekdays 11am-midnight; weekends noon to 11:59pm', 'Mo-Fr 11:00-00:00; Sa,Su 12:00-24:00'],
    ['Thursday\n9:00 - 4:30\nSaturday\nclosed', 'Th 09:00-16:30'],
    ['Fri-Mon 10-6', 'Mo,Fr-Su 10:00-18:00'],
    ['7:15 to 8 pm on Tuesdays', 'Tu 19:15-20:00'],
  ],
  es: [
    [
      'Lunes a jueves: 9:00 a 14:00 y 17:00 a 20:00. Sábados de 10 a 13',
      'Mo-Th 09:00-14:00,17:00-20:00; Sa 10:00-13:00',
    ],
  ],
  fr: [
    ['mardi au vendredi de 9h à 12h et de 14h à 18h, samedi 9h30-12h', 'Tu-Fr 09:00-12:00,14:00-18:00; Sa 09:30-12:00'],
  ],
  de: [['Montag bis Mittwoch 9 - 18 Uhr, Sonntag geschlossen', 'Mo-We 09:00-18:00']],
  it: [['dal lunedì al venerdì dalle 8.30 alle 13', 'Mo-Fr 08:30-13:00']],
  pt: [['Segunda a quinta das 8h às 17h30', 'Mo-Th 08:00-17:30']],
  pl: [['od poniedziałku do środy w godz. 8.00-16.00', 'Mo-We 08:00-16:00']],
}

for (const [language, cases] of Object.entries(TEXTS)) {
  for (const [text, wanted] of cases) {
    test(`reads ${language}: ${text.replaceAll('\n', ' / ')}`, () => {
      assert.equal(openingHoursText(readHours(text, { language })), wanted)
      assert.equal(openingHoursText(readHours(text)), wanted, 'without being told the language')
    })
  }
}

test('a time that cannot be, a number that is no time and a text without times give nothing', () => {
  for (const text of [
    'Sunday 25:00',
    'Mon 8-7',
    'Tue 10:75-12:00',
    'Wed 15 am',
    'Call 555-1234 in 2024-2025',
    'Founded in 1912 by 3 friars.',
    '',
    'qwx zrt 3 plk',
  ]) {
    assert.deepEqual(readHours(text), [], text)
  }
})

test('in the syntax of OpenStreetMap a later rule replaces an earlier one, in prose it adds', () => {
  const rules = (text: string): string | null => openingHoursText(readHours(text))
  assert.equal(rules('Mo-Fr 09:00-17:00; We 10:00-12:00; PH off'), 'Mo,Tu,Th,Fr 09:00-17:00; We 10:00-12:00')
  assert.equal(rules('Mo-Su 08:00-20:00; Sa off'), 'Mo-Fr,Su 08:00-20:00')
  assert.equal(rules('Th[2,4] 10:00-12:00; Su[-1] 15:00-16:00'), 'Th[2,4] 10:00-12:00; Su[-1] 15:00-16:00')
  assert.equal(readHours('We[3] 10:00-12:00')[0]?.text, 'We[3] 10:00-12:00')
  assert.deepEqual(readHours('Tu[1-2] 10:00-12:00'), [], 'ordinals that are not read are not every Tuesday')
  assert.equal(rules('24/7'), 'Mo-Su 00:00-24:00')
  assert.equal(rules('daily 8am-1pm; Wednesday 3pm-6pm'), 'Mo-Su 08:00-13:00, We 15:00-18:00')
})

test('seasons and dates limit what they stand before, and are no times', () => {
  const seasons = (text: string): string[] =>
    readHours(text, { language: 'en' }).map(
      (fact) => `${fact.valid_from} ${fact.valid_to} ${fact.days.join()} ${fact.start}`,
    )
  assert.deepEqual(seasons('May-September: Tue 9-5; October-April: Tue 10-3'), [
    '05-01 09-30 TU 09:00',
    '10-01 04-30 TU 10:00',
  ])
  assert.deepEqual(seasons('1 June to 15 July\nThursday 8am'), ['06-01 07-15 TH 08:00'])
  assert.deepEqual(seasons('Dec 26: 11am'), ['12-26 12-26  11:00'])
  assert.equal(readHours('Jan 6 at 6 pm')[0]?.rrule, 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=6')
  assert.deepEqual(seasons('you may come Tuesday 9 am'), ['null null TU 09:00'])
})

test('single letters are days among words, too', () => {
  const read = readHours('Office hours: M-W 9am-4pm, F 9am-noon', { language: 'en' })
  assert.equal(openingHoursText(read), 'Mo-We 09:00-16:00; Fr 09:00-12:00')
  assert.equal(openingHoursText(readHours('Office: T-Th 8-4', { language: 'en' })), 'Tu-Th 08:00-16:00')
})

test('a fact has its recurrence and the words that it was read from', () => {
  const [fact] = readHours('Adoration: every 1st Friday at 7 pm in the chapel', { kind: 'adoration' })
  assert.equal(fact?.rrule, 'FREQ=MONTHLY;BYDAY=1FR')
  assert.equal(fact.text, 'every 1st Friday at 7 pm')
  assert.equal(fact.kind, 'adoration')
  assert.equal(fact.end, null)
})

test('a part of the day is a guess, which opening hours do not show', () => {
  const facts = readHours('we could meet in the late afternoon', { language: 'en' })
  assert.deepEqual(
    facts.map(({ start, end }) => [start, end]),
    [['14:00', '16:00']],
  )
  assert.ok(facts[0]!.confidence < 50)
  assert.equal(openingHoursText(facts), null)
})

test('texts of a hostile page take time linear in their length', () => {
  const cost = (text: string): number => {
    const before = process.cpuUsage()
    readHours(text, { language: 'en' })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  for (const piece of ['Mon, ', 'Mon 9, ', '9-', '1st ', 'every ', '(', 'between 8 and ', 'at ']) {
    cost(piece.repeat(500))
    // A quadratic reader needs minutes of CPU for one of them.
    assert.ok(cost(piece.repeat(200_000 / piece.length)) < 5000, piece)
  }
})

test('the Polish word for and joins days, and is a Roman one before the first of them', () => {
  const read = (text: string): string[] =>
    readHours(text, { language: 'pl' }).map(({ days, start, rrule }) => `${days.join('+')} ${start} ${rrule}`)
  assert.deepEqual(read('poniedziałek, środa i sobota 8:00 - 17:00'), ['MO+WE+SA 08:00 FREQ=WEEKLY;BYDAY=MO,WE,SA'])
  assert.deepEqual(read('wtorek i czwartek 9:00 - 12:30'), ['TU+TH 09:00 FREQ=WEEKLY;BYDAY=TU,TH'])
  assert.deepEqual(read('I sobota miesiąca 10:00'), ['SA 10:00 FREQ=MONTHLY;BYDAY=1SA'])
})
