import { backoff } from '../../vocabulary/time/backoff.ts'
import type { HttpEvent } from '../client.ts'
import type { Interceptor, Outgoing, HttpResult } from '../exchange.ts'
import type { HostPace } from './host-pace.ts'
import { retryAfter } from './retry-after.ts'

export interface RetryOptions {
  retries: number
  retry_seconds: number
  random: () => number
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  closed: AbortSignal
  gate: HostPace['gate']
  /** When the breaker has opened meanwhile, another try would be one too many: the request has not failed, it waits. */
  refusal: (request: Outgoing) => HttpResult | null
  onRetry: (why: string) => void
  onEvent: (event: HttpEvent) => void
}

const LONGEST_MS = 60_000
const MOST_STALE = 2
/** A document is asked for again after 1 s and after 2 s, whatever is set for pages. */
const OF_DOCUMENTS = { retries: 2, retry_seconds: 1 }
const AGAIN = new Set([408, 425, 429])

/**
 * Sends a request again when that may help. A second GET does no harm; a form is sent once, and may have arrived,
 * unless it only asks for a page. A wait that the host asked for uses up no try: the gate holds the request back until
 * then, and refuses it when the host asks too much.
 */
export function createRetry(options: RetryOptions): Interceptor {
  const { random, sleep, closed, onEvent } = options

  return (next) => async (request) => {
    let stale = 0
    const { retries, retry_seconds } = request.operation === 'document' ? OF_DOCUMENTS : options
    for (let tries = 1; ;) {
      const result = await next(request)
      const why = reasonToRetry(result)
      if (why === null || (request.post !== undefined && request.post.isRead !== true)) return result
      const { host } = request
      if (result.ok && retryAfter(result.response.status, result.response.headers) !== null && !request.probe) {
        options.onRetry(why)
        continue
      }
      // Hosts end connections that they kept when they like. That is no failure of the page, and a new one is made at
      // once.
      if (!result.ok && result.failure.stale && stale++ < MOST_STALE && !request.signal?.aborted) {
        onEvent({ type: 'retry', url: request.url.href, host, attempt: tries, wait_ms: 0, why })
        options.onRetry(why)
        continue
      }
      if (tries > retries || request.probe) return result
      const refused = options.refusal(request)
      if (refused !== null) return refused

      const paused = result.ok && result.response.status === 429
      // A host that is out of patience is left alone by all requests, and never for less than half the time.
      const wait_ms = longestRetryWait(tries, retry_seconds) * (paused ? 0.5 + random() / 2 : random())
      onEvent({ type: 'retry', url: request.url.href, host, attempt: tries, wait_ms, why })
      options.onRetry(why)
      if (paused) options.gate(host).pause(wait_ms, false)
      else
        await sleep(wait_ms, request.signal ? AbortSignal.any([request.signal, closed]) : closed).catch(() => undefined)
      if (request.signal?.aborted || closed.aborted) return result
      tries++
    }
  }
}

/** The wait after so many tries at its longest, in ms; the real one is a random part of it. */
export function longestRetryWait(tries: number, retry_seconds: number): number {
  return backoff(tries, { first: retry_seconds * 1000, longest: LONGEST_MS })
}

function reasonToRetry(result: HttpResult): string | null {
  if (!result.ok) return result.failure.retry ? result.failure.kind : null
  const { status } = result.response
  return AGAIN.has(status) || status >= 500 ? `http_${status}` : null
}
