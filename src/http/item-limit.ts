/**
 * The time that one page may take in all, its tries and redirects included; what a host makes it wait is not counted.
 */
export interface ItemLimit {
  /** Aborted when the time is over, and when the caller's signal is. */
  signal: AbortSignal
  /** From here on it waits for its turn: for the pace, for a host that asked to be left alone, for robots.txt. */
  pause(): void
  resume(): void
  /** Whether the time ended it, and not the caller. */
  readonly isOver: boolean
  readonly seconds: number
  close(): void
}

/** Begins to count at once. `ms`: time limit in ms. */
export function createItemLimit(ms: number, caller: AbortSignal | undefined, now: () => number): ItemLimit {
  const controller = new AbortController()
  let left = ms
  let since = 0
  let isOver = false
  let isRunning = false
  let timer: NodeJS.Timeout | undefined

  const onAbort = (): void => {
    clearTimeout(timer)
    controller.abort()
  }
  const resume = (): void => {
    if (isRunning) return
    isRunning = true
    since = now()
    if (controller.signal.aborted) return
    timer = setTimeout(
      () => {
        isOver = true
        controller.abort()
      },
      Math.max(0, left),
    )
  }
  if (caller?.aborted) controller.abort()
  caller?.addEventListener('abort', onAbort, { once: true })
  resume()

  return {
    signal: controller.signal,
    pause() {
      if (!isRunning) return
      isRunning = false
      clearTimeout(timer)
      left -= now() - since
    },
    resume,
    seconds: ms / 1000,
    get isOver() {
      return isOver
    },
    close() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', onAbort)
    },
  }
}
