/** How long many things took, kept as counts: as small for a million of them as for ten. Times in ms. */
export interface Durations {
  /** Null without any. */
  mean_ms: number | null
  /** Half took no longer; exact to five percent. */
  p50_ms: number | null
  p95_ms: number | null
  /** How many took about so many ms: each step is a tenth longer than the one before. */
  steps: Record<string, number>
  sum_ms: number
}

/** Counts durations. */
export function createDurations(): { add(ms: number): void; read(): Durations } {
  const steps: Record<string, number> = {}
  let sum_ms = 0
  return {
    add(ms) {
      const step = String(stepOf(ms))
      steps[step] = (steps[step] ?? 0) + 1
      sum_ms += ms
    },
    read: () => summed([{ steps, sum_ms }]),
  }
}

/** Durations counted apart, taken together. */
export function summed(parts: Pick<Durations, 'steps' | 'sum_ms'>[]): Durations {
  const steps: Record<string, number> = {}
  for (const part of parts) {
    for (const [step, count] of Object.entries(part.steps)) steps[step] = (steps[step] ?? 0) + count
  }
  const sorted = Object.entries(steps).sort(([a], [b]) => Number(a) - Number(b))
  const count = sorted.reduce((sum, [, n]) => sum + n, 0)
  const sum_ms = Math.round(parts.reduce((sum, part) => sum + part.sum_ms, 0))
  const at = (share: number): number | null => {
    let seen = 0
    for (const [step, n] of sorted) if ((seen += n) >= share * count) return Number(step)
    return null
  }
  return { mean_ms: count === 0 ? null : Math.round(sum_ms / count), p50_ms: at(0.5), p95_ms: at(0.95), steps, sum_ms }
}

function stepOf(ms: number): number {
  return Math.round(1.1 ** Math.round(Math.log(Math.max(1, ms)) / Math.log(1.1)))
}
