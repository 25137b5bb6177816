import type { HttpEvent } from '../../http/client.ts'
import { PAUSED } from '../../vocabulary/run/progress.ts'
import { localClock } from '../../vocabulary/time/local-time.ts'

/** Knows what the scraper waits for when it waits long; '' when it does not. */
export interface Waits {
  note(event: HttpEvent): void
  text(): string
}

/** `now` in ms since 1970; `isPaused`: whether a user wants it to wait. */
export function createWaits(now: () => number = Date.now, isPaused = (): boolean => false): Waits {
  const waits = new Map<string, { until: number; text: string }>()

  return {
    note(event) {
      if (event.type === 'wait') {
        const text = `${event.host} asked to wait until ${localClock(new Date(event.until))}`
        waits.set(`asked ${event.host}`, { until: event.until, text })
      }
      if (event.type === 'breaker') {
        const key = `${event.operation} ${event.host}`
        const until = now() + event.open_ms
        const text = `${event.host} does not answer, next try at ${localClock(new Date(until))}`
        if (event.state === 'open') waits.set(key, { until, text })
        else waits.delete(key)
      }
    },
    text() {
      if (isPaused()) return PAUSED
      for (const [key, { until }] of waits) if (until <= now()) waits.delete(key)
      return [...waits.values()].map(({ text }) => text).join('; ')
    },
  }
}
