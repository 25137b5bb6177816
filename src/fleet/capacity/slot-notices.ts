import type { FleetEvent } from '../../vocabulary/run/event.ts'
import type { Slots } from './slots.ts'

/**
 * Emits slots_changed when memory begins to hold units back, and again when it no longer does. `wanted`: how many units
 * run or are queued.
 */
export function createSlotNotices(emit: (event: FleetEvent) => void): (slots: Slots, wanted: number) => void {
  let isShort = false
  return ({ now, most }, wanted) => {
    const isHeld = now < most && wanted > now
    if (isHeld === isShort) return
    isShort = isHeld
    emit({ type: 'slots_changed', at: new Date().toISOString(), slots: now, most })
  }
}
