import { editDistance } from '../../../vocabulary/text/edit-distance.ts'

/**
 * Two dates as `YYYYMMDD`: 1 equal; .95 day and month swapped; .88 one typo; .7 two of the three parts equal; .6 two
 * typos.
 */
export function compareDate(a: string, b: string): number {
  if (a === b) return 1
  const [year, month, day] = [a.slice(0, 4), a.slice(4, 6), a.slice(6)]
  const [otherYear, otherMonth, otherDay] = [b.slice(0, 4), b.slice(4, 6), b.slice(6)]
  if (year === otherYear && month === otherDay && day === otherMonth) return 0.95
  const distance = editDistance(a, b, 2)
  if (distance === 1) return 0.88
  const parts = Number(year === otherYear) + Number(month === otherMonth) + Number(day === otherDay)
  if (parts === 2) return 0.7
  return distance === 2 ? 0.6 : 0
}
