import { percent } from './success.ts'
import type { Counters } from './counters.ts'

/** What the documents of a run came to; docs/documents.md explains the names. */
export interface DocumentStatistics {
  attempted: number
  stored: number
  failed: number
  /** Of those that were attempted; null without any. */
  success_percent: number | null
  /** Links beyond max_per_record. */
  skipped: number
  /** That wait since the disk is full. */
  no_room: number
  /** From one end to the next, on average; null without any. */
  seconds_per_item: number | null
  /** How many were under way at once, on average: so much faster than one after the other. */
  speed_up: number | null
}

/** The figures of a task queue, from what was counted. */
export function documentStatistics(counted: Counters['documents']): DocumentStatistics {
  const { stored, failed, skipped, no_room, busy_ms, phase_ms } = counted
  const attempted = stored + failed
  return {
    attempted,
    stored,
    failed,
    success_percent: percent(stored, attempted),
    skipped,
    no_room,
    seconds_per_item: attempted === 0 ? null : Math.round(phase_ms / attempted) / 1000,
    speed_up: phase_ms === 0 ? null : Math.round((busy_ms / phase_ms) * 100) / 100,
  }
}
