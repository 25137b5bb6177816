import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageFacts } from '../../../src/extract/schedule/page-facts.ts'
import type { Kinds } from '../../../src/extract/schedule/kinds.ts'

const KINDS = { mass: ['mass', 'misa', 'messe', 'msza'], confession: ['confession', 'beichte'] }

function read(html: string, kinds: Kinds = KINDS): string[] {
  return pageFacts(html, { url: 'https://parish.example/', kinds, language: null }).map(
    ({ kind, days, start, end, rrule }) =>
      `${kind ?? '-'} ${days.join('+')} ${start}${end === null ? '' : `-${end}`}${rrule.startsWith('FREQ=WEEKLY') && !rrule.includes('INTERVAL') ? '' : ` ${rrule}`}`,
  )
}

const WEEK = 'MO+TU+WE+TH+FR'

test('headings and words of the line say what times are of', () => {
  assert.deepEqual(
    read(`<html lang="en"><main><h2>Mass Times</h2><ul><li>Saturday Vigil: 5:00 pm</li><li>Sunday: 8:00 am &amp; 12 noon</li>
      <li>Monday-Friday 8:15am</li></ul><p>Confessions: Saturdays 3:30-4:30 pm</p><h3>Office</h3><p>Mon - Fri<br>9:00 am - 4:00 pm</p></main>`),
    [
      'mass SA 17:00',
      'mass SU 08:00',
      'mass SU 12:00',
      `mass ${WEEK} 08:15`,
      'confession SA 15:30-16:30',
      `Office ${WEEK} 09:00-16:00`,
    ],
  )
  assert.deepEqual(
    read('<html lang="de"><h3>Gottesdienste</h3><p>Sonntag 10 Uhr Messe</p><p>Beichte: samstags 17:00 - 17:45 Uhr</p>'),
    ['mass SU 10:00', 'confession SA 17:00-17:45'],
  )
  assert.deepEqual(read('<html lang="es"><h2>Horario de misas</h2><p>Domingos: 9:00, 11:00 y 19:30</p>', true), [
    'Horario de misas SU 09:00',
    'Horario de misas SU 11:00',
    'Horario de misas SU 19:30',
  ])
})

test('tables with days in the first row, or in the first column', () => {
  assert.deepEqual(
    read(
      '<table><tr><th></th><th>Monday</th><th>Tuesday</th><th>Sunday</th></tr><tr><td>Mass</td><td>8:00 am</td><td>-</td><td>9:00 am, 11:00 am</td></tr><tr><td>Confession</td><td></td><td>5-6 pm</td><td></td></tr></table>',
    ),
    ['mass MO 08:00', 'mass SU 09:00', 'mass SU 11:00', 'confession TU 17:00-18:00'],
  )
  assert.deepEqual(
    read(
      '<table><tr><th>Day</th><th>Open</th></tr><tr><td>Mon</td><td>9:00-17:00</td></tr><tr><td>Sat</td><td>10:00-13:00</td></tr></table>',
    ),
    ['Open MO 09:00-17:00', 'Open SA 10:00-13:00'],
  )
  // Fares are no times.
  assert.deepEqual(
    read(
      '<table><tr><th>Zone</th><th>Fare</th></tr><tr><td>1</td><td>2.50</td></tr><tr><td>2</td><td>9.00</td></tr></table>',
    ),
    [],
  )
})

test('the heading or the caption of a table is the kind of its times where the table names none', () => {
  const table = '<tr><td>Mon-Fri</td><td>9:00-17:00</td></tr><tr><td>Sat</td><td>10:00-13:00</td></tr></table>'
  assert.deepEqual(read(`<h2>Sunday school</h2><p>All are welcome.</p><table>${table}`), [
    'Sunday school MO+TU+WE+TH+FR 09:00-17:00',
    'Sunday school SA 10:00-13:00',
  ])
  assert.deepEqual(read(`<h2>Times</h2><table><caption>Holy Mass</caption>${table}`), [
    'mass MO+TU+WE+TH+FR 09:00-17:00',
    'mass SA 10:00-13:00',
  ])
  assert.deepEqual(read(`<table>${table}<h2>Mass</h2>`), ['- MO+TU+WE+TH+FR 09:00-17:00', '- SA 10:00-13:00'])
})

const NO_TIMES: [what: string, html: string][] = [
  ['hours that no clock has', '<h2>Hours</h2><p>Monday 25:00 - 26:30</p><p>Wednesday 9:75</p>'],
  ['hours that may be of either half of the day', '<p>Tuesday 8-7</p>'],
  ['a language of which nothing is known', '<h2>სამუშაო საათები</h2><p>ორშაბათი 09:00-17:00</p><p>སྤྱི་ཟླ། 9:00-17:00</p>'],
  ['numbers that are something else', '<p>Room 101, floor 3, price 9-17 dollars, chapter 12:30 of the book</p>'],
  ['a telephone number beside days, and years', '<p>Call 020 7946 0000 Mon to Fri</p><p>Since 1999-2004</p>'],
]
for (const [what, html] of NO_TIMES) test(`nothing is invented for ${what}`, () => assert.deepEqual(read(html), []))

test('tables within tables are read once, however deep they stand', () => {
  const inner = '<table><tr><td>Mon</td><td>9:00-17:00</td></tr><tr><td>Sat</td><td>10:00-13:00</td></tr></table>'
  assert.deepEqual(read(`${'<table><tr><td>'.repeat(30)}${inner}${'</td></tr></table>'.repeat(30)}`), [
    '- MO 09:00-17:00',
    '- SA 10:00-13:00',
  ])
})

test('what a page states for programs', () => {
  const ld = (thing: object): string => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`
  assert.deepEqual(read(ld({ '@type': 'Library', openingHours: ['Mo-Fr 09:00-17:00', 'Sa 10:00-14:00'] })), [
    `- ${WEEK} 09:00-17:00`,
    '- SA 10:00-14:00',
  ])
  const hours = {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: ['https://schema.org/Monday', 'Tuesday'],
    opens: '09:00:00',
    closes: '18:00',
  }
  const closed = { '@type': 'OpeningHoursSpecification', dayOfWeek: 'Sunday', opens: '00:00', closes: '00:00' }
  assert.deepEqual(read(ld({ '@type': 'Store', openingHoursSpecification: [hours, closed] })), ['- MO+TU 09:00-18:00'])
  const event = {
    '@type': 'Event',
    name: 'Evening Mass',
    eventSchedule: {
      byDay: ['https://schema.org/Thursday'],
      startTime: '19:00',
      endTime: '20:00',
      repeatFrequency: 'P2W',
    },
  }
  assert.deepEqual(read(ld(event)), ['mass TH 19:00-20:00 FREQ=WEEKLY;BYDAY=TH;INTERVAL=2'])
  assert.deepEqual(read('<meta itemprop="openingHours" content="Tu-Th 10:00-12:00">'), ['- TU+WE+TH 10:00-12:00'])
  assert.deepEqual(
    read(
      '<div itemprop="openingHoursSpecification" itemscope><link itemprop="dayOfWeek" href="https://schema.org/Friday"><time itemprop="opens" datetime="08:00"></time><time itemprop="closes" datetime="11:30"></time></div>',
    ),
    ['- FR 08:00-11:30'],
  )
})

test('an iCalendar file gives what recurs', () => {
  const event = (lines: string): string => `BEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT\r\n`
  assert.deepEqual(
    read(
      `BEGIN:VCALENDAR\r\n${event('SUMMARY:Sunday Mass\r\nDTSTART;TZID=X:20240107T100000\r\nDTEND:20240107T110000\r\nRRULE:FREQ=WEEKLY;\r\n BYDAY=SU')}${event('SUMMARY:Vestry\r\nDTSTART:20240102T190000\r\nRRULE:FREQ=MONTHLY;BYDAY=1TU')}${event('SUMMARY:Fair\r\nDTSTART:20240601T120000')}END:VCALENDAR`,
    ),
    ['mass SU 10:00-11:00', 'Vestry TU 19:00 FREQ=MONTHLY;BYDAY=1TU'],
  )
})

test('nothing is invented: times that cannot be, postings, prices and single events', () => {
  for (const text of [
    'Open Mon 25:00-26:00',
    'Posted on Monday, May 3, 2024 at 9:00 am',
    'Tickets 9.50',
    'Call (706) 278-3107',
    'Room 8-7',
    'Sunday school',
  ]) {
    assert.deepEqual(read(`<main><h2>Mass</h2><p>${text}</p></main>`), [], text)
  }
})

test('the footer is read only where the page says nothing else', () => {
  assert.deepEqual(
    read(
      '<main><p>Welcome to our house by the lake, which has been here for a hundred years.</p></main><footer><p>Open Mon-Fri 10-6</p></footer>',
    ),
    [`- ${WEEK} 10:00-18:00`],
  )
  assert.deepEqual(
    read(
      '<main><p>We are a small house by the lake that welcomes everybody.</p><p>Mass: Sunday 9 am</p></main><footer><p>Open Mon-Fri 10-6</p></footer>',
    ),
    ['mass SU 09:00'],
  )
})
