import type { RunPlan, Unit } from '../../runs/folder/run-plan.ts'
import { currentSlots } from '../capacity/slots.ts'
import type { Machine } from '../capacity/slots.ts'
import type { Observer } from './observer.ts'

/** How many units of a run may run now, by what its scrapers use and the run as a whole may use. */
export function slotsOf(
  { limits, max_parallel }: RunPlan,
  active: readonly Unit[],
  observer: Observer,
  { machine, memory_mb }: { machine?: Machine | undefined; memory_mb?: (() => number | null) | undefined },
): ReturnType<typeof currentSlots> {
  const running = active.flatMap((unit) => observer.running(unit.members))
  const slots = currentSlots(
    { auto: limits.auto_slots, max: max_parallel },
    { count: active.length, rss_mb: running.map((member) => observer.row(member)?.peak_rss_mb ?? null) },
    machine,
  )
  const total = limits.max_total_rss_mb ?? null
  const used = total === null ? null : (memory_mb?.() ?? null)
  if (total === null || used === null) return slots
  // One runs in any case: the limit is what a run should keep to, and none that it could not begin under.
  const fit = Math.max(1, active.length + Math.floor((total - used) / A_SCRAPER_MB))
  return { ...slots, now: Math.min(slots.now, fit) }
}

/** What is set aside for one that starts, in units of 1,048,576 bytes. */
const A_SCRAPER_MB = 150
