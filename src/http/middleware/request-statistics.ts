import type { AdaptedCap, BreakerState, HostStats, HttpEvent, HttpStats } from '../client.ts'
import type { Interceptor, Outgoing, HttpResult } from '../exchange.ts'
import { isPageOperation } from '../operations.ts'

export interface RequestStatistics {
  intercept: Interceptor
  countRetry: (why: string) => void
  read: (of: PerHost) => HttpStats
}

/** What other links know of a host. */
export interface PerHost {
  breaker: (host: string) => Record<string, BreakerState>
  opened: (host: string) => number
  adapted: (host: string) => AdaptedCap | null
}

/** Counts what is really sent: nearest to the connection, so that retries and redirects each count. */
export function createRequestStatistics(onEvent: (event: HttpEvent) => void): RequestStatistics {
  const hosts = new Map<string, Omit<HostStats, keyof PerHost>>()
  const retries: Record<string, number> = {}
  const total = { requests: 0, robots_requests: 0, bytes: 0, max_in_flight: 0 }
  let inFlight = 0

  function count(request: Outgoing, result: HttpResult): void {
    const host = hosts.get(request.host) ?? { requests: 0, answered: 0, failed: 0, last_failure: null }
    hosts.set(request.host, host)
    host.requests++
    if (isPageOperation(request.operation)) total.requests++
    else total.robots_requests++
    if (result.ok) {
      host.answered++
      total.bytes += result.response.received
    } else {
      host.failed++
      host.last_failure = result.failure.kind
    }
  }

  const intercept: Interceptor = (next) => async (request) => {
    const begun = performance.now()
    let sent = true
    inFlight++
    total.max_in_flight = Math.max(total.max_in_flight, inFlight)
    const result = await next({ ...request, onStart: () => (sent = request.onStart?.() ?? true) })
    inFlight--
    if (!sent) return result
    request.trace.requests++
    count(request, result)
    onEvent({
      type: 'request',
      url: request.url.href,
      status: result.ok ? result.response.status : result.failure.status,
      failure: result.ok ? null : result.failure.kind,
      bytes: result.ok ? result.response.received : 0,
      ms: Math.round(performance.now() - begun),
    })
    return result
  }

  return {
    intercept,
    countRetry(why) {
      retries[why] = (retries[why] ?? 0) + 1
    },
    read: ({ breaker, opened, adapted }) => ({
      ...total,
      retries: { ...retries },
      hosts: Object.fromEntries(
        [...hosts].map(([name, host]) => [
          name,
          { ...host, breaker: breaker(name), opened: opened(name), adapted: adapted(name) },
        ]),
      ),
    }),
  }
}
