import { announceOrders, writeSlotOrder } from '../../runs/folder/orders.ts'
import { readPlan } from '../../runs/folder/runs.ts'

/** `sequential`: a run with --sequential has one slot by its nature. */
export type SlotChange = { ok: true; before: number | 'auto' } | { ok: false; why: 'unknown_run' | 'sequential' }

/**
 * Changes how many scrapers and groups of a run may run at once; `auto` follows cores and memory. What runs goes on:
 * with fewer slots nothing new is started until enough have ended. Throws the system's errors.
 */
export function setSlots(slots: number | 'auto', { stateDir, run }: { stateDir: string; run: string }): SlotChange {
  const plan = readPlan(stateDir, run)
  if (plan === null) return { ok: false, why: 'unknown_run' }
  if (plan.mode === 'sequential') return { ok: false, why: 'sequential' }
  const before = plan.limits.auto_slots ? 'auto' : plan.max_parallel
  writeSlotOrder(stateDir, run, slots)
  announceOrders(stateDir, run)
  return { ok: true, before }
}
