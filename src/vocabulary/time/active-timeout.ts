/**
 * Calls `onOver` once so much time has passed, without the time that `paused_ms` gives as spent in pauses since then.
 * Both in ms. It keeps no
 * process alive. Returns what calls it off.
 */
export function activeTimeout(limit_ms: number, paused_ms: () => number, onOver: () => void): () => void {
  const start = performance.now()
  const before_ms = paused_ms()
  let timer: NodeJS.Timeout
  const wait = (): void => {
    const left_ms = limit_ms - (performance.now() - start - (paused_ms() - before_ms))
    if (left_ms <= 0) onOver()
    else timer = setTimeout(wait, Math.min(left_ms, LONGEST_TIMER)).unref()
  }
  timer = setTimeout(wait, Math.max(0, Math.min(limit_ms, LONGEST_TIMER))).unref()
  return () => clearTimeout(timer)
}

/** A longer one fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1
