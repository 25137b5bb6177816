import type { AdaptedCap, HttpEvent } from '../client.ts'
import type { Interceptor, Outgoing, HttpResult } from '../exchange.ts'
import { isPageOperation, type Operation } from '../operations.ts'
import type { HostPace } from './host-pace.ts'

export interface AdaptiveCap {
  intercept: Interceptor
  /** Null for a host that never was too much for. */
  read: (host: string) => AdaptedCap | null
}

/** A host whose answers begin to take this much longer than they did is being asked too much at once ... */
const COLLAPSE = 4
/** ... when they also take longer by so many ms: less is noise of either machine. */
const COLLAPSE_MS = 500
/** Answers of one kind before their time says anything. */
const ENOUGH = 5
/** Weight of the newest answer in the running mean. */
const WEIGHT = 0.25

const UNKNOWN = 'unknown'

interface HostCap {
  /** Requests in flight; a fraction on its way to the next whole one. */
  limit: number
  lowest: number
  halvings: number
  /** When it was halved last: what was begun before that says nothing about it. */
  since: number
  speeds: Partial<Record<Operation, Speed>>
}

interface Speed {
  answers: number
  mean_ms: number
  best_ms: number
}

/**
 * Additive increase, multiplicative decrease of the requests in flight to each host, as TCP does it: halved, but not
 * below one, when the host does not keep up (no connection, no answer in time, 502, 503, 429, answers that begin much
 * later than they used to), and one more after as many good answers as are in flight. Never above the config's
 * `concurrency`.
 */
export function createAdaptiveCap(options: {
  concurrency: number
  gate: HostPace['gate']
  now: () => number
  onEvent: (event: HttpEvent) => void
}): AdaptiveCap {
  const { concurrency, gate, now, onEvent } = options
  const hosts = new Map<string, HostCap>()

  function capOf(host: string): HostCap {
    let found = hosts.get(host)
    if (!found) {
      found = { limit: concurrency, lowest: concurrency, halvings: 0, since: -Infinity, speeds: {} }
      hosts.set(host, found)
    }
    return found
  }

  function halve(host: string, cap: HostCap, why: string): void {
    cap.since = now()
    cap.speeds = {}
    if (cap.limit < 2) {
      cap.limit = 1
      return
    }
    cap.limit = Math.max(1, cap.limit / 2)
    cap.halvings++
    const limit = Math.floor(cap.limit)
    cap.lowest = Math.min(cap.lowest, limit)
    gate(host).limitTo(limit)
    onEvent({ type: 'concurrency', host, limit, why })
  }

  function grow(host: string, cap: HostCap): void {
    if (cap.limit >= concurrency) return
    const before = Math.floor(cap.limit)
    cap.limit = Math.min(concurrency, cap.limit + 1 / cap.limit)
    // Sums of fractions end just below the whole.
    const limit = Math.floor(cap.limit + 1e-9)
    if (limit === before) return
    gate(host).limitTo(limit)
    if (limit === concurrency) onEvent({ type: 'concurrency', host, limit, why: 'keeps up again' })
  }

  function learn({ host, operation }: Outgoing, result: HttpResult, begun: number, head_ms: number | null): void {
    const cap = capOf(host)
    if (begun < cap.since) return
    const trouble = troubleOf(result)
    if (trouble === UNKNOWN) return
    const why = trouble ?? (head_ms === null ? null : slowness(cap, operation, head_ms))
    if (why === null) grow(host, cap)
    else halve(host, cap, why)
  }

  return {
    intercept: (next) => async (request) => {
      if (!isPageOperation(request.operation)) return next(request)
      let begun: number | null = null
      let head_ms: number | null = null
      const result = await next({
        ...request,
        onStart() {
          const goes = request.onStart?.() ?? true
          if (goes) begun = now()
          return goes
        },
        onHead(status, headers) {
          if (begun !== null) head_ms = now() - begun
          request.onHead?.(status, headers)
        },
      })
      // A refused connection was never begun, and counts all the same.
      const refused = !result.ok && (result.failure.kind === 'connect' || result.failure.kind === 'timeout')
      if (begun !== null || refused) learn(request, result, begun ?? now(), head_ms)
      return result
    },
    read(host) {
      const cap = hosts.get(host)
      if (cap === undefined || cap.halvings === 0) return null
      return { limit: Math.floor(cap.limit + 1e-9), lowest: cap.lowest, halvings: cap.halvings }
    },
  }
}

/** Why the host does not keep up; null when it does, UNKNOWN when this result does not show it. */
function troubleOf(result: HttpResult): string | null {
  if (result.ok) {
    const { status } = result.response
    // A 500 is a matter of one page more often than of the host.
    return status > 500 || status === 429 ? `HTTP ${status}` : null
  }
  const { kind, stale } = result.failure
  if (stale) return UNKNOWN
  return kind === 'timeout' || kind === 'connect' ? kind : UNKNOWN
}

function slowness(cap: HostCap, operation: Operation, ms: number): string | null {
  const speed = (cap.speeds[operation] ??= { answers: 0, mean_ms: ms, best_ms: Infinity })
  speed.answers++
  speed.mean_ms += WEIGHT * (ms - speed.mean_ms)
  if (speed.answers < ENOUGH) return null
  speed.best_ms = Math.min(speed.best_ms, speed.mean_ms)
  if (speed.mean_ms < COLLAPSE * speed.best_ms || speed.mean_ms - speed.best_ms < COLLAPSE_MS) return null
  return `answers begin after ${Math.round(speed.mean_ms)} ms, before it was ${Math.round(speed.best_ms)}`
}
