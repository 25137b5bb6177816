/** How long rows took, in milliseconds; null where nothing was timed. */
export interface RowTimes {
  mean: number | null
  p50: number | null
  p95: number | null
}

/** Neighbouring steps differ by five percent, from a microsecond up: so exact are the percentiles. */
const STEP = Math.log(1.05)
const LEAST_MS = 0.001

/** Mean and percentiles of any number of times in little memory. */
export function createRowTimes(): { add: (ms: number, rows: number) => void; times: () => RowTimes } {
  const rowsOf = new Map<number, number>()
  let [all, sum] = [0, 0]
  const percentile = (share: number): number => {
    let before = 0
    for (const [step, rows] of [...rowsOf].toSorted(([a], [b]) => a - b)) {
      before += rows
      if (before >= share * all) return rounded(LEAST_MS * Math.exp((step + 0.5) * STEP))
    }
    return 0
  }
  return {
    /** `ms` is the time of each of the rows. */
    add(ms, rows) {
      if (rows === 0) return
      const step = Math.floor(Math.log(Math.max(ms, LEAST_MS) / LEAST_MS) / STEP)
      rowsOf.set(step, (rowsOf.get(step) ?? 0) + rows)
      all += rows
      sum += ms * rows
    },
    times: () =>
      all === 0
        ? { mean: null, p50: null, p95: null }
        : { mean: rounded(sum / all), p50: percentile(0.5), p95: percentile(0.95) },
  }
}

function rounded(ms: number): number {
  return Number(ms.toPrecision(3))
}
