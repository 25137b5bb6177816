import type { AdaptedCap, BreakerState, HostStats, HttpEvent, HttpStats, OperationStats } from '../client.ts'
import type { Interceptor, Outgoing, HttpResult } from '../exchange.ts'
import { isPageOperation, type PageOperation } from '../operations.ts'

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
  refused: (host: string) => Record<string, number>
  utilisation: (host: string) => number | null
}

type Tries = Pick<OperationStats, 'requests' | 'answered' | 'failed' | 'timed_out'>

interface Counted {
  host: Pick<HostStats, 'requests' | 'answered' | 'failed' | 'last_failure'>
  operations: Map<PageOperation, Tries>
}

/** Counts what is really sent: nearest to the connection, so that retries and redirects each count. */
export function createRequestStatistics(onEvent: (event: HttpEvent) => void): RequestStatistics {
  const hosts = new Map<string, Counted>()
  const retries: Record<string, number> = {}
  const total = { requests: 0, robots_requests: 0, bytes: 0, max_in_flight: 0 }
  let inFlight = 0

  function count(request: Outgoing, result: HttpResult): void {
    const counted = hosts.get(request.host) ?? {
      host: { requests: 0, answered: 0, failed: 0, last_failure: null },
      operations: new Map<PageOperation, Tries>(),
    }
    hosts.set(request.host, counted)
    const { host } = counted
    host.requests++
    if (isPageOperation(request.operation)) {
      total.requests++
      countTry(counted, request.operation, result)
    } else total.robots_requests++
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
    read: (of) => ({
      ...total,
      retries: { ...retries },
      hosts: Object.fromEntries(
        [...hosts].map(([name, counted]) => [
          name,
          {
            ...counted.host,
            breaker: of.breaker(name),
            opened: of.opened(name),
            adapted: of.adapted(name),
            operations: operationsOf(counted, of.refused(name)),
            utilisation_percent: of.utilisation(name),
          },
        ]),
      ),
    }),
  }
}

function countTry({ operations }: Counted, operation: PageOperation, result: HttpResult): void {
  const tries = operations.get(operation) ?? { requests: 0, answered: 0, failed: 0, timed_out: 0 }
  operations.set(operation, tries)
  tries.requests++
  if (result.ok && result.response.status < 500) tries.answered++
  else if (!result.ok && result.failure.kind === 'timeout') tries.timed_out++
  else tries.failed++
}

function operationsOf({ operations }: Counted, refused: Record<string, number>): Record<string, OperationStats> {
  return Object.fromEntries(
    [...operations].map(([operation, tries]) => {
      const success_percent = Math.round((tries.answered * 1000) / tries.requests) / 10
      return [operation, { ...tries, refused: refused[operation] ?? 0, success_percent }]
    }),
  )
}
