import type { RunPlan, Unit } from '../../runs/folder/run-plan.ts'
import { currentSlots } from '../capacity/slots.ts'
import type { Machine } from '../capacity/slots.ts'
import type { Observer } from './observer.ts'

/** How many units of a run may run now, by what its scrapers use. */
export function slotsOf(
  { limits, max_parallel }: RunPlan,
  active: readonly Unit[],
  observer: Observer,
  machine: Machine | undefined,
): ReturnType<typeof currentSlots> {
  const running = active.flatMap((unit) => observer.running(unit.members))
  return currentSlots(
    { auto: limits.auto_slots, max: max_parallel },
    { count: active.length, rss_mb: running.map((member) => observer.row(member)?.peak_rss_mb ?? null) },
    machine,
  )
}
