/**
 * How long a run takes when units start in this order as slots become free (list scheduling), in the unit of
 * `durations`.
 */
export function makespan(durations: number[], slots: number): number {
  const free = Array.from({ length: Math.max(1, Math.min(slots, durations.length)) }, () => 0)
  for (const duration of durations) {
    let earliest = 0
    for (let slot = 1; slot < free.length; slot++) if (free[slot]! < free[earliest]!) earliest = slot
    free[earliest]! += duration
  }
  return Math.max(0, ...free)
}

/** No order can beat this: the longest unit, or all the work spread evenly over the slots. */
export function lowerBound(durations: number[], slots: number): number {
  const total = durations.reduce((sum, duration) => sum + duration, 0)
  return Math.max(0, ...durations, total / Math.max(1, slots))
}
