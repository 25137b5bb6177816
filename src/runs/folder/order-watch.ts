import { readOrder, type OrderKind } from './orders.ts'

/** How often the order of a running attempt is looked at, in ms: 2 microseconds a look while there is none. */
const LOOK_MS = 500

/** The order of one attempt as it stands, and for how long it has been paused. */
export interface OrderWatch {
  readonly isPaused: boolean
  /** How long it has been paused in all, in ms of a clock that is never set. */
  paused_ms: () => number
  close: () => void
}

/** Looks at the order of an attempt again and again, and calls `onChange` with each new one. */
export function watchOrder(
  folder: string,
  onChange: (order: OrderKind | null) => void,
  now = (): number => performance.now(),
): OrderWatch {
  let order: OrderKind | null = null
  let before_ms = 0
  let since = 0
  const look = (): void => {
    const next = readOrder(folder)?.order ?? null
    if (next === order) return
    if (order === 'pause') before_ms += now() - since
    if (next === 'pause') since = now()
    order = next
    // What waits for nothing else would end as if all were done.
    if (order === 'pause') timer.ref()
    else timer.unref()
    onChange(order)
  }
  const timer = setInterval(look, LOOK_MS).unref()
  queueMicrotask(look)
  return {
    get isPaused() {
      return order === 'pause'
    },
    paused_ms: () => before_ms + (order === 'pause' ? now() - since : 0),
    close: () => clearInterval(timer),
  }
}
