import type { HttpEvent } from '../../http/client.ts'
import type { Log } from '../../runs/folder/log.ts'

/** Writes what happens below a page into the log: what costs time or pages is seen, the rest is for debugging. */
export function logHttpEvent(log: Log, event: HttpEvent): void {
  switch (event.type) {
    case 'request': {
      const { url, status, failure, bytes, ms } = event
      return log.debug({ url, status, ...(failure === null ? {} : { failure }), bytes, ms }, 'request')
    }
    case 'retry': {
      const { url, attempt, wait_ms, why } = event
      return log.info({ url, attempt, wait_ms: Math.round(wait_ms), why }, 'trying again')
    }
    case 'wait': {
      const { host, ms, why } = event
      return log.warn({ host, seconds: Math.round(ms / 1000), why }, 'host asked to wait')
    }
    case 'robots': {
      const { url, verdict, detail } = event
      const fields = { url, verdict, ...(detail === '' ? {} : { detail }) }
      return verdict === 'unreachable' ? log.warn(fields, 'robots.txt') : log.info(fields, 'robots.txt')
    }
    case 'redirect': {
      const { from, to, status } = event
      return log.debug({ from, to, status }, 'redirect')
    }
    case 'breaker': {
      const { host, operation, state, detail } = event
      return log.warn({ host, operation, state, detail }, 'circuit breaker')
    }
    case 'concurrency': {
      const { host, limit, why } = event
      return log.info({ host, limit, why }, 'requests in flight')
    }
    case 'header_dropped': {
      const { name, why } = event
      return log.info({ name, why }, 'header of the config not sent')
    }
  }
}
