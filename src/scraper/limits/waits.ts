import type { HttpEvent } from '../../http/client.ts'
import { THRESHOLDS } from '../../http/middleware/breaker.ts'

/** Knows what the scraper waits for when it waits long; '' when it does not. */
export interface Waits {
  note(event: HttpEvent): void
  text(): string
}

export function createWaits(now: () => number = Date.now): Waits {
  const waits = new Map<string, { until: number; text: string }>()

  return {
    note(event) {
      if (event.type === 'wait') {
        const text = `${event.host} asked to wait until ${clockTime(event.until)}`
        waits.set(`asked ${event.host}`, { until: event.until, text })
      }
      if (event.type === 'breaker') {
        const key = `${event.operation} ${event.host}`
        const until = now() + THRESHOLDS[event.operation].open_ms
        const text = `${event.host} does not answer, next try at ${clockTime(until)}`
        if (event.state === 'open') waits.set(key, { until, text })
        else waits.delete(key)
      }
    },
    text() {
      for (const [key, { until }] of waits) if (until <= now()) waits.delete(key)
      return [...waits.values()].map(({ text }) => text).join('; ')
    },
  }
}

/** Local time, as in the log. */
function clockTime(ms: number): string {
  const date = new Date(ms)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':')
}
