import type { SessionCookie } from './session-cookie.ts'
import type { PostedForm } from './exchange.ts'
import type { Download } from './transport/received-body.ts'
import type { Rendering } from './exchange.ts'
import type { FailureKind } from './failure-kinds.ts'
import type { ItemLimit } from './item-limit.ts'
import type { PageOperation } from './operations.ts'

export interface HttpClient {
  /**
   * Asks for one page: robots.txt first, then pace and in-flight cap per host, retries with backoff and Retry-After,
   * redirects under the same rules, limits on time and size. Never throws for what the world does: every failure is a
   * value; so is a URL that is none, since pages name such.
   */
  fetch(url: string, options: FetchOptions): Promise<FetchOutcome>
  /** What is known of the hosts asked so far: for the verdict at the end and for statistics. */
  stats(): HttpStats
  /** Every cookie that sites have set. */
  cookies(): SessionCookie[]
  /** Takes cookies of another session or program as if sites had set them. */
  addCookies(cookies: readonly SessionCookie[]): Promise<void>
  /** Whether credentials of the source may go there. */
  isOwn(url: string): boolean
  /** Ends idle connections; requests that still wait are refused with `aborted`. */
  close(): Promise<void>
}

/** What happens below a fetch, for the log. */
export type HttpEvent =
  | { type: 'request'; url: string; status: number | null; failure: FailureKind | null; bytes: number; ms: number }
  /** The same request is sent again after `wait_ms`. */
  | { type: 'retry'; url: string; host: string; attempt: number; wait_ms: number; why: string }
  /** Nobody asks this host anything before `until` (milliseconds since 1970). */
  | { type: 'wait'; host: string; ms: number; until: number; why: string }
  | { type: 'robots'; host: string; url: string; verdict: 'rules' | 'allowed' | 'unreachable'; detail: string }
  | { type: 'redirect'; from: string; to: string; status: number }
  | { type: 'breaker'; host: string; operation: PageOperation; state: BreakerState; detail: string; open_ms: number }
  /** How many requests may be in flight to the host from now on. */
  | { type: 'concurrency'; host: string; limit: number; why: string }
  | { type: 'header_dropped'; name: string; why: string }

export type BreakerState = 'closed' | 'open' | 'half_open'

export interface FetchOptions {
  /** What is asked for: see operations.ts. */
  operation: PageOperation
  signal?: AbortSignal
  /** Extra request headers, e.g. Accept for JSON. */
  headers?: Record<string, string>
  /** Where the body of a good answer goes; that of the page is empty then. */
  download?: Download
  /** How it is shown, where the source has a browser. */
  render?: Rendering
  /** Limits several fetches together, each while it does not wait for its turn; its signal is listened to. */
  limit?: ItemLimit
  /** A form that is sent, to a host of the source alone. It is sent once, unless it only asks for a page. */
  post?: PostedForm
}

export type FetchOutcome = { ok: true; page: FetchedPage } | { ok: false; failure: FetchFailure }

export interface FetchedPage {
  /** As asked for. */
  requested: string
  /** After redirects. */
  url: string
  status: number
  headers: Record<string, string>
  /** Decompressed. */
  body: Buffer
  /** The answer was 304: unchanged since the caller had it, and without a body. */
  from_cache: boolean
  /** Requests it took, retries and redirects included. */
  attempts: number
}

export interface FetchFailure {
  kind: FailureKind
  /** The URL that failed in the end (a redirect's target, for instance). */
  url: string
  host: string
  /** HTTP status of the last answer, null when there was none. */
  status: number | null
  attempts: number
  /** One sentence for a person. */
  message: string
  /** Worth another try in a later run. */
  transient: boolean
  /** It was cut off by `item_timeout`, whatever its tries. */
  overdue?: true
}

export interface HttpStats {
  /** For pages: retries and redirects each count. */
  requests: number
  robots_requests: number
  retries: Record<string, number>
  /** Bodies as they came over the connection. */
  bytes: number
  /** Most requests in flight at once, over all hosts. */
  max_in_flight: number
  hosts: Record<string, HostStats>
}

export interface HostStats {
  requests: number
  answered: number
  failed: number
  last_failure: FailureKind | null
  breaker: Record<string, BreakerState>
  /** How often a breaker of the host opened. */
  opened: number
  /** Null when the host could always take what the config allows. */
  adapted: AdaptedCap | null
  /** By kind of request. */
  operations: Record<string, OperationStats>
  /** Share of the cap that was in use from the first request to the last, in percent; null where nothing was paced. */
  utilisation_percent: number | null
}

/** What became of the requests of one kind to a host; retries and redirects each count. */
export interface OperationStats {
  requests: number
  /** With a status below 500. */
  answered: number
  /** No connection, a broken answer, a status from 500; time-outs are counted apart. */
  failed: number
  timed_out: number
  /** Not sent, since the breaker was open: not among the requests. */
  refused: number
  /** Share of the requests that were answered, in percent; null without any. */
  success_percent: number | null
}

/** Requests in flight that a host was found able to take. */
export interface AdaptedCap {
  /** At the end. */
  limit: number
  lowest: number
  halvings: number
}
