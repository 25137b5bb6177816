import type { BreakerState, FetchFailure, HttpEvent } from '../../http/client.ts'
import type { FailureKind } from '../../http/failure-kinds.ts'
import { OPERATIONS, type PageOperation } from '../../http/operations.ts'
import type { FailedReason } from '../../vocabulary/run/reason.ts'
import type { Clock } from './clock.ts'

/** Why a host, or the whole scraper, is not asked any further in this run. */
export interface GiveUp {
  reason: FailedReason
  detail: string
}

export interface HostGiveUp extends GiveUp {
  kind: FailureKind
}

type BreakerEvent = Omit<Extract<HttpEvent, { type: 'breaker' }>, 'type'>

interface HostState {
  /** A page of it was read in this run. */
  everAnswered: boolean
  /** In a row, by operation. */
  refusals: Map<PageOperation, number>
  gaveUp: HostGiveUp | null
  circuits: Partial<Record<PageOperation, Circuit>>
  /** One of them has opened at any time. */
  hadOutage: boolean
}

/** The state of the HTTP client's breaker; `since` is when it first opened without having closed again. */
interface Circuit {
  state: Exclude<BreakerState, 'closed'>
  since: number
  reopens: number
}

/** 429 in a row, each after all its tries, before a host is left alone. */
const MOST_REFUSALS = 3
/** Tries that were refused a connection before a host that never answered counts as down. */
const ENOUGH_TRIES = 3
/** Open periods of the breaker that an outage may last before the host is given up. */
const MOST_PERIODS = 2

/** Decides which hosts are still worth asking, from how their requests ended. Waits out short outages. */
export class Hosts {
  readonly #clock: Clock
  readonly #onGiveUp: (host: string, gaveUp: HostGiveUp) => void
  readonly #hosts = new Map<string, HostState>()
  readonly #waiters = new Set<() => void>()

  constructor(options: { clock: Clock; onGiveUp: (host: string, gaveUp: HostGiveUp) => void }) {
    this.#clock = options.clock
    this.#onGiveUp = options.onGiveUp
  }

  gaveUp(host: string): HostGiveUp | null {
    return this.#hosts.get(host)?.gaveUp ?? null
  }

  /** Whether the breaker holds requests back now. */
  isOpen(host: string, operation: PageOperation): boolean {
    return this.#hosts.get(host)?.circuits[operation] !== undefined
  }

  /** Whether a breaker of the host has opened at any time. */
  hadOutage(host: string): boolean {
    return this.#hosts.get(host)?.hadOutage ?? false
  }

  noteAnswer(host: string, operation: PageOperation): void {
    const state = this.#of(host)
    state.everAnswered = true
    state.refusals.delete(operation)
  }

  noteFailure(host: string, operation: PageOperation, failure: FetchFailure): void {
    const state = this.#of(host)
    const refused = failure.kind === 'blocked' || (failure.kind === 'rate_limited' && failure.status !== null)
    if (refused) state.refusals.set(operation, refusalsOf(state, operation) + 1)
    else if (failure.status !== null) state.refusals.delete(operation)
    const reason = this.#reasonToGiveUp(state, operation, failure)
    if (reason !== null) this.#giveUp(host, state, { reason, detail: failure.message, kind: failure.kind })
  }

  #reasonToGiveUp(state: HostState, operation: PageOperation, failure: FetchFailure): FailedReason | null {
    switch (failure.kind) {
      case 'blocked':
        return refusalsOf(state, operation) >= OPERATIONS[operation].refusals ? 'blocked' : null
      case 'rate_limited':
        // Without a status it was our own client that refused: the host has asked for too much waiting.
        return failure.status === null || refusalsOf(state, operation) >= MOST_REFUSALS ? 'rate_limited' : null
      case 'robots_unreachable':
        return 'robots_unreachable'
      case 'dns':
        return state.everAnswered ? null : 'host_down'
      case 'connect':
      case 'timeout':
        // No attempt at all: it was robots.txt that could not be had, after asking for as long as robots_wait.
        return !state.everAnswered && (failure.attempts === 0 || failure.attempts >= ENOUGH_TRIES) ? 'host_down' : null
      case 'robots_disallowed':
      case 'gone':
      case 'http':
      case 'protocol':
      case 'too_large':
      case 'redirect':
      case 'not_built':
      case 'private_address':
      case 'circuit_open':
      case 'anonymous':
      case 'disk':
      case 'aborted':
        return null
    }
  }

  noteBreaker({ host, operation, state: breaker, detail, open_ms }: BreakerEvent): void {
    const state = this.#of(host)
    const before = state.circuits[operation]
    const now = this.#clock.now()
    switch (breaker) {
      case 'closed':
        delete state.circuits[operation]
        break
      case 'half_open':
        if (before !== undefined) before.state = 'half_open'
        break
      case 'open': {
        const since = before?.since ?? now
        state.hadOutage = true
        state.circuits[operation] = { state: 'open', since, reopens: now + open_ms }
        const lasted = now - since
        if (!state.everAnswered || lasted >= MOST_PERIODS * open_ms) {
          this.#giveUp(host, state, { reason: 'host_down', detail: `${host}: ${detail}`, kind: 'connect' })
        }
      }
    }
    this.#wake()
  }

  /** Waits until a request refused by the breaker may be tried again, the host is given up, or `signal` is aborted. */
  async rest(host: string, operation: PageOperation, signal: AbortSignal): Promise<void> {
    do {
      const circuit = this.#of(host).circuits[operation]
      if (circuit === undefined) return
      // While one request tries the host the rest wait for its result; the second is for a try that showed nothing.
      const wait = circuit.state === 'open' ? circuit.reopens - this.#clock.now() : POLL_MS
      if (wait > 0) await this.#sleepOrNews(wait, signal)
    } while (!signal.aborted && this.gaveUp(host) === null && this.#mustWait(host, operation))
  }

  #mustWait(host: string, operation: PageOperation): boolean {
    const circuit = this.#of(host).circuits[operation]
    return circuit?.state === 'open' && circuit.reopens > this.#clock.now()
  }

  async #sleepOrNews(ms: number, signal: AbortSignal): Promise<void> {
    const news = new AbortController()
    const wake = (): void => news.abort()
    this.#waiters.add(wake)
    await this.#clock.sleep(ms, AbortSignal.any([news.signal, signal]))
    this.#waiters.delete(wake)
  }

  #giveUp(host: string, state: HostState, gaveUp: HostGiveUp): void {
    if (state.gaveUp !== null) return
    state.gaveUp = gaveUp
    this.#onGiveUp(host, gaveUp)
    this.#wake()
  }

  #wake(): void {
    for (const wake of this.#waiters) wake()
  }

  #of(host: string): HostState {
    let state = this.#hosts.get(host)
    if (state === undefined) {
      state = {
        everAnswered: false,
        refusals: new Map(),
        gaveUp: null,
        circuits: {},
        hadOutage: false,
      }
      this.#hosts.set(host, state)
    }
    return state
  }
}

const POLL_MS = 1000

function refusalsOf({ refusals }: HostState, operation: PageOperation): number {
  return refusals.get(operation) ?? 0
}
