import type { BreakerState, FetchOptions, HttpEvent } from './client.ts'
import { failed, type Interceptor, type Outgoing, type Result } from './exchange.ts'

/** Failures in a row that open the breaker, and how long it then stays open. */
export const THRESHOLDS: Record<FetchOptions['operation'], { failures: number; open_ms: number }> = {
  listing: { failures: 3, open_ms: 60_000 },
  detail: { failures: 5, open_ms: 30_000 },
}

export interface Breaker {
  intercept: Interceptor
  /** For below the pace: a request may have waited there while the host went down. */
  recheck: Interceptor
  isOpen: (request: Pick<Outgoing, 'host' | 'operation'>) => boolean
  /** State by operation, for those that were used. */
  states: (host: string) => Record<string, BreakerState>
  /** How often one of a host opened. */
  opened: (host: string) => number
}

interface Circuit {
  state: BreakerState
  failures: number
  reopens: number
  opened: number
}

/**
 * A circuit breaker per host and operation. It stands outside the retries and so counts requests that failed with all
 * their tries: single failed tries open it in most healthy crawls with scattered faults, measured. What it counts is
 * what says that the host is not well: no connection, no answer in time, broken answers, 5xx; a 403 or 429 is an answer.
 */
export function createBreaker(now: () => number, onEvent: (event: HttpEvent) => void): Breaker {
  const circuits = new Map<string, Circuit>()
  const keyOf = (request: Pick<Outgoing, 'host' | 'operation'>): string => `${request.operation} ${request.host}`

  function circuitOf(request: Outgoing): Circuit {
    let found = circuits.get(keyOf(request))
    if (!found) circuits.set(keyOf(request), (found = { state: 'closed', failures: 0, reopens: 0, opened: 0 }))
    return found
  }

  function change(request: Outgoing, circuit: Circuit, state: BreakerState, detail: string): void {
    circuit.state = state
    onEvent({ type: 'breaker', host: request.host, operation: request.operation, state, detail })
  }

  function record(request: Outgoing, circuit: Circuit, result: Result): void {
    const sick = isSick(result)
    if (sick === null) {
      // Said nothing about the host (aborted, too large ...): another request must probe.
      if (circuit.state === 'half_open' && request.probe) circuit.state = 'open'
      return
    }
    if (!sick) {
      circuit.failures = 0
      if (circuit.state !== 'closed' && request.probe) change(request, circuit, 'closed', 'answers again')
      return
    }
    circuit.failures++
    const { failures, open_ms } = THRESHOLDS[request.operation]
    if (request.probe || (circuit.state === 'closed' && circuit.failures >= failures)) {
      circuit.reopens = now() + open_ms
      circuit.opened++
      change(request, circuit, 'open', `${circuit.failures} failures in a row, last: ${describe(result)}`)
    }
  }

  const intercept: Interceptor = (next) => async (request) => {
    const mine = circuitOf(request)
    let sent = request
    if (mine.state !== 'closed') {
      if (mine.state === 'half_open' || mine.reopens > now()) return refuse(request, mine, now())
      change(request, mine, 'half_open', 'trying one request')
      sent = { ...request, probe: true }
    }
    const result = await next(sent)
    record(sent, mine, result)
    return result
  }

  const recheck: Interceptor = (next) => async (request) => {
    const mine = circuits.get(keyOf(request))
    if (mine?.state !== 'open' || request.probe || request.purpose === 'robots') return next(request)
    return refuse(request, mine, now())
  }

  return {
    intercept,
    recheck,
    isOpen: (request) => circuits.get(keyOf(request))?.state === 'open',
    opened: (host) =>
      Object.keys(THRESHOLDS).reduce((all, operation) => all + (circuits.get(`${operation} ${host}`)?.opened ?? 0), 0),
    states(host) {
      const used = Object.keys(THRESHOLDS).map(
        (operation) => [operation, circuits.get(`${operation} ${host}`)] as const,
      )
      return Object.fromEntries(used.flatMap(([operation, found]) => (found ? [[operation, found.state]] : [])))
    },
  }
}

/** True: the host is not well; false: it answers; null: this result does not tell. */
function isSick(result: Result): boolean | null {
  if (result.ok) return result.answer.status >= 500
  switch (result.failure.kind) {
    case 'dns':
    case 'connect':
    case 'timeout':
    case 'protocol':
      return true
    case 'blocked':
    case 'gone':
    case 'http':
    case 'redirect':
    case 'too_large':
      return false
    case 'aborted':
    case 'circuit_open':
    case 'private_address':
    case 'rate_limited':
    case 'robots_disallowed':
    case 'robots_unreachable':
      return null
  }
}

function describe(result: Result): string {
  return result.ok ? `HTTP ${result.answer.status}` : result.failure.message
}

function refuse(request: Outgoing, circuit: Circuit, now: number): Result {
  const seconds = Math.max(0, Math.ceil((circuit.reopens - now) / 1000))
  const next = circuit.state === 'half_open' ? 'one request is trying it now' : `next try in ${seconds} s`
  const message = `${request.host}: not asked, ${circuit.failures} ${request.operation} requests in a row failed; ${next}`
  return failed({ kind: 'circuit_open', message, url: request.url, status: null, transient: true, retry: false })
}
