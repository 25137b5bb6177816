import { DAYS } from './fact.ts'
import type { DaySelector } from './days/selector.ts'

/** The recurrence of days as RFC 5545 (3.3.10) writes it; empty where no day is named. */
export function rruleOf({ days, nth, interval }: Pick<DaySelector, 'days' | 'nth' | 'interval'>): string {
  const names = days.map((day) => DAYS[day - 1]!)
  if (names.length === 0) return ''
  if (nth.length > 0) return `FREQ=MONTHLY;BYDAY=${nth.flatMap((n) => names.map((name) => `${n}${name}`)).join(',')}`
  const weekly = `FREQ=WEEKLY;BYDAY=${names.join(',')}`
  return interval > 1 ? weekly.replace(';', `;INTERVAL=${interval};`) : weekly
}
