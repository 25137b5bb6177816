import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { daysSince, periodOf, periodParts } from '../../../src/scraper/listings/period.ts'
import type { DateFormat } from '../../../src/scraper/listings/period.ts'

const ROWS: { format: DateFormat; date: string; text: string; next: string }[] = [
  { format: 'daily', date: '2026-01-31', text: '2026-01-31', next: '2026-02-01' },
  { format: 'daily', date: '2024-02-28', text: '2024-02-28', next: '2024-02-29' },
  { format: 'daily', date: '2003-07-21', text: '2003-07-21', next: '2003-07-22' },
  { format: 'daily', date: '1969-12-31', text: '1969-12-31', next: '1970-01-01' },
  { format: 'monthly', date: '2026-12-24', text: '2026-12-01', next: '2027-01-01' },
  { format: 'monthly', date: '2026-01-01', text: '2026-01-01', next: '2026-02-01' },
  { format: 'yearly', date: '2026-06-15', text: '2026-01-01', next: '2027-01-01' },
  { format: { days: 10, from: '2026-01-05' }, date: '2026-01-14', text: '2026-01-05', next: '2026-01-15' },
  { format: { days: 10, from: '2026-01-05' }, date: '2026-01-15', text: '2026-01-15', next: '2026-01-25' },
]

describe('archive periods', () => {
  const write = (period: number, format: DateFormat): string => {
    const { year, month, day } = periodParts(period, format)
    return `${year}-${month}-${day}`
  }
  for (const { format, date, text, next } of ROWS) {
    test(`${JSON.stringify(format)} ${date}: ${text}, then ${next}`, () => {
      const period = periodOf(date, format)
      assert.equal(write(period, format), text)
      assert.equal(write(period + 1, format), next)
    })
  }

  const AGES: { format: DateFormat; date: string; today: string; days: number }[] = [
    { format: 'daily', date: '2026-01-31', today: '2026-01-31', days: -1 },
    { format: 'daily', date: '2026-01-31', today: '2026-02-03', days: 2 },
    { format: 'monthly', date: '2026-01-05', today: '2026-01-31', days: -1 },
    { format: 'monthly', date: '2026-01-05', today: '2026-02-04', days: 3 },
    { format: 'yearly', date: '2025-01-05', today: '2026-01-02', days: 1 },
    { format: { days: 10, from: '2026-01-05' }, date: '2026-01-06', today: '2026-01-16', days: 1 },
  ]
  for (const { format, date, today, days } of AGES) {
    test(`${JSON.stringify(format)} ${date} is ${days} days past on ${today}`, () => {
      assert.equal(daysSince(periodOf(date, format), format, today), days)
    })
  }
})
