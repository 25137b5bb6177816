import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../../src/extract/dates/read-date.ts'

const NOW = new Date('2026-11-30T00:30:00Z')

const NO_DATE: [text: string, language: string][] = [
  ['Tel 20251012', 'en'],
  ['Phone: 12-10-15', 'en'],
  ['(495) 12-10-15', 'ru'],
  ['+7 495 12-10-15', 'ru'],
  ['3-2', 'en'],
  ['3-2-1', 'en'],
  ['page 12 March 2025', 'en'],
  ['12 dead in May 2025', 'en'],
  ['May 4, 1,234 views', 'en'],
  ['May 4, 12,345 views', 'en'],
  ['May 4 at 2000 hrs', 'en'],
  ['4 May 1930 hrs', 'en'],
  ['$12.10.15', 'en'],
  ['v2.3.24', 'en'],
  ['Version 1.2.2024', 'en'],
  ['Order #20250103', 'en'],
  ['ID 20250103', 'en'],
  ['0123456789', 'en'],
  ['712345678', 'sw'],
  ['1.10.25 %', 'en'],
  ['Sept 24, 25 and 26', 'en'],
  ['3-5 May 2024', 'en'],
  ['May 3-5, 2024', 'en'],
  ['12/2025', 'en'],
  ['May 2024', 'en'],
  ['5 Mar 12 comments', 'en'],
  ['Mar 5 12 views', 'en'],
  ['10 Mar 20h', 'fr'],
  ['10 mars 20 h 30', 'fr'],
  ['10 mars à 20 heures', 'fr'],
  ['4 мая в 18.30', 'ru'],
  ['4 мая 18 часов', 'ru'],
  ['4 maj 18.30', 'pl'],
  ['4 maj, godz. 18.30', 'pl'],
  ['4 maj kl 18.30', 'sv'],
  ['4 Mei pukul 18.30', 'id'],
  ['4 Mei 18.30 WITA', 'id'],
  ['4 พ.ค. 18.30 น.', 'th'],
  ['4 พ.ค. เวลา 18.30', 'th'],
  ['May 4 10-12 Uhr', 'de'],
  ['4. Mai, 10-12 Uhr', 'de'],
  ['4 Mai 18h', 'fr'],
  ['4 mai, 18h30', 'pt'],
  ['4 de mayo, 18.30 horas', 'es'],
  ['15 min read', 'en'],
  ['USA Today', 'en'],
  ['Papua New Guinea Today, 4 May', 'en'],
  ['2025', 'en'],
  ['24 12 2025 reads', 'en'],
  ['192.168.10.25', 'en'],
  ['10.12.15.20', 'en'],
  ['Room 12, March 2025', 'en'],
  ['Issue 4 May 2024', 'en'],
  ['No. 4 May 2024', 'en'],
  ['Vol. 12 Mar 2025', 'en'],
  ['1/2', 'en'],
  ['1 of 12', 'en'],
  ['Rp 12.10.25', 'id'],
  ['12:30 - 18:30', 'en'],
  ['Score 21-15-21', 'en'],
  ['May 4, 30', 'en'],
  ['3 May, 12 comments', 'en'],
  ['4 Mai 15 Minuten Lesezeit', 'de'],
  ['4 mai · 12 min de lecture', 'fr'],
  ['4 may 15 min de lectura', 'es'],
  ['5 minutes de lecture', 'fr'],
  ['5 min read', 'en'],
]

test('hours, minutes, counts, prices, phones, scores, pages and ranges are no dates', () => {
  for (const [text, language] of NO_DATE) expect(text, language, null)
})

function expect(text: string, language: string, day: string | null): void {
  assert.equal(readDate(text, { now: NOW, language }), day, `${language}: ${text}`)
}
