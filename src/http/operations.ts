import type { BreakerSettings } from '../config/source.ts'

/**
 * The kinds of request, and everything in which they differ: breaker, statistics and the scraper's patience all go by
 * this table. A further kind is one line here.
 */
export const OPERATIONS = {
  listing: { page: true, breaker: { failures: 3, open_ms: 60_000 }, refusals: 1 },
  detail: { page: true, breaker: { failures: 5, open_ms: 30_000 }, refusals: 3 },
  browser: { page: true, breaker: { failures: 5, open_ms: 30_000 }, refusals: 3 },
  document: { page: true, breaker: { failures: 5, open_ms: 30_000 }, refusals: 3 },
  /** The page with a form, and what the form sends; what robots.txt forbids crawlers does not hold for it. */
  login: { page: true, breaker: { failures: 3, open_ms: 60_000 }, refusals: 1 },
  robots: { page: false },
} as const satisfies Record<string, PageRules | { page: false }>

interface PageRules {
  /** Paced, capped and counted; what is no page only waits while its host has asked us to stay away. */
  page: true
  /** Failures in a row that open the breaker, and how long it then stays open. */
  breaker: { failures: number; open_ms: number }
  /** 401, 403, 451 or challenges in a row after which the scraper leaves the host alone. */
  refusals: number
}

export type Operation = keyof typeof OPERATIONS

/** The kinds that a caller may ask for. */
export type PageOperation = {
  [O in Operation]: (typeof OPERATIONS)[O]['page'] extends true ? O : never
}[Operation]

/** Whether requests of this kind are paced, counted and watched by a breaker. */
export function isPageOperation(operation: Operation): operation is PageOperation {
  return OPERATIONS[operation].page
}

export interface BreakerRules {
  /** Failures in a row that open it. */
  failures: number
  open_ms: number
  /** Requests that have to be answered, one after the other, before it closes. */
  successes: number
}

/** When the breaker for this kind opens and closes: as the config says, else as the table above does. */
export function breakerRules(operation: PageOperation, own: BreakerSettings = {}): BreakerRules {
  const { failures, open_ms } = OPERATIONS[operation].breaker
  return {
    failures: own.failures ?? failures,
    open_ms: own.open_seconds === undefined ? open_ms : own.open_seconds * 1000,
    successes: own.successes ?? 1,
  }
}
