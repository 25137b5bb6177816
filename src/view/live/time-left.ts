import type { FleetState } from '../fleet-state.ts'

export interface TimeLeft {
  ms: number
  /** Scrapers still to end whose time is not known from history, and which `ms` therefore leaves out. */
  unknown: number
}

/**
 * Time until the run ends, from history: what is running now holds its slot for what is left of its usual time, then
 * the queue takes the slots in order, a group's members one after the other. Null when history says nothing.
 */
export function timeLeft(state: Pick<FleetState, 'scrapers' | 'max_parallel'>, now: number): TimeLeft | null {
  let unknown = 0
  const groups = new Map<string, OpenUnit>()
  const open: OpenUnit[] = []
  for (const { at, group, expected_ms } of state.scrapers.values()) {
    if (at.phase === 'ended') continue
    if (expected_ms === null) unknown++
    const left = at.phase === 'running' ? Math.max(0, (expected_ms ?? 0) - (now - at.since)) : (expected_ms ?? 0)
    let unit = group === null ? undefined : groups.get(group)
    if (unit === undefined) {
      open.push((unit = { running: false, ms: 0 }))
      if (group !== null) groups.set(group, unit)
    }
    unit.running ||= at.phase === 'running'
    unit.ms += left
  }
  const running = open.filter((unit) => unit.running).map((unit) => unit.ms)
  const free = Array<number>(Math.max(running.length === 0 ? 1 : 0, state.max_parallel - running.length)).fill(0)
  // Sorted, so that the slot that is free next stands in front: thousands of units take their turn here at every frame.
  const slots = Float64Array.from([...free, ...running.sort((a, b) => a - b)])
  for (const unit of open) {
    if (unit.running || unit.ms === 0) continue
    const until = slots[0]! + unit.ms
    let at = 1
    for (let high = slots.length; at < high;) {
      const middle = (at + high) >> 1
      if (slots[middle]! < until) at = middle + 1
      else high = middle
    }
    slots.copyWithin(0, 1, at)
    slots[at - 1] = until
  }
  const ms = slots.at(-1)!
  return ms === 0 ? null : { ms, unknown }
}

/** A scraper or a group that has not ended: one slot. */
interface OpenUnit {
  running: boolean
  ms: number
}
