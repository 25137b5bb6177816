import type { Hold } from '../../http/middleware/host-gate.ts'
import { watchOrder } from '../../runs/folder/order-watch.ts'
import type { Log } from '../../runs/folder/log.ts'

/** Whether a user has paused this scraper: no request starts then, and what is under way comes to its end. */
export interface Pause extends Hold {
  /** For how long it has been paused in all, in ms. */
  paused_ms: () => number
  close: () => void
}

/** Follows the orders for the attempt in this folder. */
export function openPause(folder: string, log: Pick<Log, 'info'>): Pause {
  const listeners: (() => void)[] = []
  let wasPaused = false
  const orders = watchOrder(folder, (order) => {
    const isPaused = order === 'pause'
    if (isPaused === wasPaused) return
    wasPaused = isPaused
    log.info(isPaused ? 'paused on request' : 'resumed')
    if (!isPaused) for (const listener of listeners) listener()
  })
  return {
    get isHeld() {
      return orders.isPaused
    },
    onRelease: (listener) => void listeners.push(listener),
    paused_ms: orders.paused_ms,
    close: orders.close,
  }
}
