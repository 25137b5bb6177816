import { DAYS } from './fact.ts'
import type { Day, Fact } from './fact.ts'

/**
 * The facts in the syntax of OpenStreetMap's `opening_hours`, or null where one of them is not sure, has no day or no
 * time, or recurs in a way that the syntax cannot say.
 */
export function openingHoursText(facts: readonly Fact[]): string | null {
  const rules = new Map<string, string[]>()
  for (const { days, start, end, rrule, confidence, valid_from: from } of facts) {
    if (start === null || days.length === 0 || confidence < SURE || rrule.includes('INTERVAL') || from !== null)
      return null
    const ordinals = [...rrule.matchAll(/(-?\d)[A-Z]{2}/g)].map((match) => match[1]!)
    const shown = daysText(days) + (ordinals.length === 0 ? '' : `[${[...new Set(ordinals)].join(',')}]`)
    const time = end === null ? start : `${start}-${end}`
    const times = rules.get(shown) ?? []
    if (!times.includes(time)) times.push(time)
    rules.set(shown, times)
  }
  if (rules.size === 0) return null
  const apart = disjoint(facts)
  return [...rules].map(([days, times]) => `${days} ${times.toSorted().join(',')}`).join(apart ? '; ' : ', ')
}

const SURE = 50

function daysText(days: readonly Day[]): string {
  const numbers = days.map((day) => DAYS.indexOf(day)).toSorted((a, b) => a - b)
  const runs: number[][] = []
  for (const day of numbers) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(','))).join(',')
}

function name(day: number | undefined): string {
  const short = DAYS[day ?? 0] ?? ''
  return short.slice(0, 1) + short.slice(1).toLowerCase()
}

/** Whether rules of different days never speak of the same day: then a later one cannot replace an earlier one. */
function disjoint(facts: readonly Fact[]): boolean {
  const sets = new Set(facts.map(({ days }) => days.join()))
  return [...sets].flatMap((set) => set.split(',')).length === new Set(facts.flatMap(({ days }) => days)).size
}
