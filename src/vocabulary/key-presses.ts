/** Two signals of one kind within so many ms are one. */
const SAME_MS = 1000

/**
 * Whether a signal is a request of its own: a task runner in the same terminal (concurrently, pnpm, a wrapper of make)
 * passes the Ctrl-C on that the terminal sends to all of them, so that one key press arrives twice. Signals of another
 * kind always count. `now`: a clock that is never set, in ms.
 */
export function keyPresses(now = (): number => performance.now()): (signal: string) => boolean {
  const counted = new Map<string, number>()
  return (signal) => {
    const last = counted.get(signal)
    if (last !== undefined && now() - last < SAME_MS) return false
    counted.set(signal, now())
    return true
  }
}
