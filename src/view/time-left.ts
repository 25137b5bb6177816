import type { FleetState, Follow } from './fleet-state.ts'

export interface TimeLeft {
  ms: number
  /** Scrapers still to end whose time is not known from history, and which `ms` therefore leaves out. */
  unknown: number
}

/**
 * Time until the run ends, from history: what is running now holds its slot for what is left of its usual time, then the
 * queue takes the slots in order, a group's members one after the other. Null when history says nothing.
 */
export function timeLeft(state: FleetState, now: number): TimeLeft | null {
  let unknown = 0
  const units = new Map<string, { running: boolean; ms: number }>()
  for (const follow of state.scrapers.values()) {
    if (follow.at.phase === 'ended') continue
    const ms = remaining(follow, now)
    if (ms === null) unknown++
    const name = follow.group === null ? follow.id : `group ${follow.group}`
    const unit = units.get(name) ?? { running: false, ms: 0 }
    units.set(name, { running: unit.running || follow.at.phase === 'running', ms: unit.ms + (ms ?? 0) })
  }
  const open = [...units.values()]
  const running = open.filter((unit) => unit.running).map((unit) => unit.ms)
  const slots = [...running, ...Array<number>(Math.max(0, state.max_parallel - running.length)).fill(0)]
  if (slots.length === 0) slots.push(0)
  for (const unit of open) {
    if (unit.running) continue
    const first = slots.indexOf(Math.min(...slots))
    slots[first] = slots[first]! + unit.ms
  }
  const ms = Math.max(...slots)
  return ms === 0 ? null : { ms, unknown }
}

function remaining({ at, expected_ms }: Follow, now: number): number | null {
  if (expected_ms === null) return null
  return at.phase === 'running' ? Math.max(0, expected_ms - (now - at.since)) : expected_ms
}
