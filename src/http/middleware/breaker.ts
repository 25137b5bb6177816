import type { BreakerState, HttpEvent } from '../client.ts'
import { failed, type Interceptor, type Outgoing, type HttpResult } from '../exchange.ts'
import { hostAfter } from '../failure-kinds.ts'
import type { BreakerSettings } from '../../config/source.ts'
import { type BreakerRules, breakerRules, isPageOperation, type Operation, type PageOperation } from '../operations.ts'

/**
 * Tries in a row without one answer that open it, too, whatever requests they belong to: at a fault rate of a quarter
 * it is one chance in a million. Those under way when the first one failed count as one, or a server that restarts
 * would open it.
 */
const VAIN_TRIES = 10

export interface Breaker {
  intercept: Interceptor
  /** For below the pace: sees every try, and holds back what waited there while the host went down. */
  recheck: Interceptor
  /**
   * What a request gets that has tries left when the breaker of its host has opened meanwhile; null when it has not.
   */
  refusal: (request: Outgoing) => HttpResult | null
  /** State by operation, for those that were used. */
  states: (host: string) => Record<string, BreakerState>
  /** How often one of a host opened. */
  opened: (host: string) => number
  /** Requests that were not sent, by operation, since the breaker was open. */
  refused: (host: string) => Record<string, number>
}

interface Circuit {
  readonly host: string
  readonly operation: PageOperation
  readonly rules: BreakerRules
  state: BreakerState
  failures: number
  /** Tries in a row without an answer, and when the first one of them was over. */
  vain: { tries: number; since: number }
  reopens: number
  opened: number
  refused: number
  /** Whether a request is under way that tries the host. */
  probing: boolean
  /** Such requests that were answered, since it opened last. */
  answered: number
}

/**
 * A circuit breaker per host and operation. It stands outside the retries and so counts requests that failed with all
 * their tries: a few failed tries in a row open it in most healthy crawls with scattered faults, measured. What it
 * counts is what says that the host is not well: no connection, no answer in time, broken answers, 5xx; a 403 or 429 is
 * an answer.
 */
export function createBreaker(
  now: () => number,
  onEvent: (event: HttpEvent) => void,
  own: BreakerSettings = {},
): Breaker {
  const circuits = new Map<string, Map<Operation, Circuit>>()

  /** Null for a request that no breaker watches. */
  function circuitOf({ host, operation }: Pick<Outgoing, 'host' | 'operation'>): Circuit | null {
    if (!isPageOperation(operation)) return null
    const ofHost = circuits.get(host) ?? new Map<Operation, Circuit>()
    circuits.set(host, ofHost)
    const found = ofHost.get(operation)
    if (found !== undefined) return found
    const vain = { tries: 0, since: 0 }
    const circuit: Circuit = {
      host,
      operation,
      rules: breakerRules(operation, own),
      state: 'closed',
      failures: 0,
      vain,
      reopens: 0,
      opened: 0,
      refused: 0,
      probing: false,
      answered: 0,
    }
    ofHost.set(operation, circuit)
    return circuit
  }

  function change(circuit: Circuit, state: BreakerState, detail: string): void {
    const { host, operation } = circuit
    circuit.state = state
    onEvent({ type: 'breaker', host, operation, state, detail, open_ms: circuit.rules.open_ms })
  }

  function record(circuit: Circuit, result: HttpResult, isProbe: boolean): void {
    const sick = isSick(result)
    if (sick === null) {
      // Said nothing about the host (aborted, too large ...): another request must probe.
      if (isProbe) circuit.state = 'open'
      return
    }
    if (!sick) {
      circuit.failures = 0
      if (circuit.state === 'closed' || !isProbe) return
      circuit.answered++
      if (circuit.answered >= circuit.rules.successes) change(circuit, 'closed', 'answers again')
      return
    }
    circuit.failures++
    const isEnough = circuit.state === 'closed' && circuit.failures >= circuit.rules.failures
    if (isProbe || isEnough) open(circuit, `${circuit.failures} failures in a row, last: ${describe(result)}`)
  }

  function recordTry(circuit: Circuit, result: HttpResult, started: number): void {
    const sick = isSick(result)
    if (sick === null) return
    const { vain } = circuit
    if (!sick) vain.tries = 0
    else if (vain.tries === 0) circuit.vain = { tries: 1, since: now() }
    else if (started >= vain.since) vain.tries++
    if (circuit.state !== 'closed' || circuit.vain.tries < VAIN_TRIES) return
    open(circuit, `${VAIN_TRIES} tries in a row failed, last: ${describe(result)}`)
  }

  function open(circuit: Circuit, detail: string): void {
    circuit.reopens = now() + circuit.rules.open_ms
    circuit.opened++
    circuit.answered = 0
    change(circuit, 'open', detail)
  }

  const intercept: Interceptor = (next) => async (request) => {
    const mine = circuitOf(request)
    if (mine === null) return next(request)
    let sent = request
    if (mine.state !== 'closed') {
      if (mine.probing || (mine.state === 'open' && mine.reopens > now())) return refuse(request, mine, now())
      if (mine.state === 'open') change(mine, 'half_open', 'trying one request')
      mine.probing = true
      sent = { ...request, probe: true }
    }
    try {
      const result = await next(sent)
      record(mine, result, sent.probe === true)
      return result
    } finally {
      if (sent.probe === true) mine.probing = false
    }
  }

  function refusal(request: Outgoing): HttpResult | null {
    const mine = circuitOf(request)
    return mine?.state === 'open' && !request.probe ? refuse(request, mine, now()) : null
  }

  const recheck: Interceptor = (next) => async (request) => {
    const mine = circuitOf(request)
    if (mine === null) return next(request)
    const refused = refusal(request)
    if (refused !== null) return refused
    const started = now()
    const result = await next(request)
    recordTry(mine, result, started)
    return result
  }

  const of = (host: string): Circuit[] => [...(circuits.get(host)?.values() ?? [])]
  return {
    intercept,
    recheck,
    refusal,
    opened: (host) => of(host).reduce((all, { opened }) => all + opened, 0),
    refused: (host) => Object.fromEntries(of(host).map(({ operation, refused }) => [operation, refused])),
    states: (host) => Object.fromEntries(of(host).map(({ operation, state }) => [operation, state])),
  }
}

/** True: the host is not well; false: it answers; null: this result does not show it. */
function isSick(result: HttpResult): boolean | null {
  if (result.ok) return result.response.status >= 500
  const host = hostAfter(result.failure.kind)
  return host === 'unknown' ? null : host === 'down'
}

function describe(result: HttpResult): string {
  return result.ok ? `HTTP ${result.response.status}` : result.failure.message
}

function refuse(request: Outgoing, circuit: Circuit, now: number): HttpResult {
  // While one request tries the host the others ask every second: they wait, and would be counted again and again.
  if (circuit.state === 'open') circuit.refused++
  const seconds = Math.max(0, Math.ceil((circuit.reopens - now) / 1000))
  const next = circuit.state === 'half_open' ? 'one request is trying it now' : `next try in ${seconds} s`
  const message = `${request.host}: not asked, its ${request.operation} requests failed in a row; ${next}`
  return failed({ kind: 'circuit_open', message, url: request.url, status: null, transient: true, retry: false })
}
