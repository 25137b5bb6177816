import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '../../../src/extract/dates/locales.ts'
import { readDate } from '../../../src/extract/dates/read-date.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAYS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2025, month, 3 + 2 * month, 14, 5)))
const STYLES: Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'full' },
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
  { dateStyle: 'long', timeStyle: 'short' },
]
// Names of months that are other months elsewhere: without the language they are no date.
const AMBIGUOUS = ['listopad', 'lipanj', 'lipnja', 'lip', 'srp', 'lis']

for (const locale of LOCALES) {
  test(`dates as ${locale} writes them, with and without knowing the language`, () => {
    for (const style of STYLES) {
      const format = new Intl.DateTimeFormat(locale, { ...style, calendar: 'gregory', timeZone: 'UTC' })
      for (const date of DAYS) {
        const text = format.format(date)
        const day = date.toISOString().slice(0, 10)
        assert.equal(readDate(text, { now: NOW, language: locale }), day, text)
        const blind = readDate(text, { now: NOW })
        if (blind !== day)
          assert.ok(blind === null && AMBIGUOUS.some((name) => text.includes(name)), `${text} gave ${blind}`)
      }
    }
  })
}
