/**
 * Why a page could not be had, and what follows from it. Breaker, second tries, listings and the verdict of a run go by
 * this table, so that a further kind is one line here, the place that finds it, and two switches that the compiler
 * names: when a host is given up (scraper/limits/hosts.ts), and what a listing without pages means
 * (scraper/outcome/judge-run.ts).
 */
const FAILURE_KINDS = {
  robots_disallowed: { host: 'unknown' },
  robots_unreachable: { host: 'unknown' },
  /** 404, 410. */
  gone: { host: 'answers', missing: true },
  /** Another final status. */
  http: { host: 'answers' },
  /** 401, 403, 451 or a challenge page. */
  blocked: { host: 'answers' },
  /** A host asked for more waiting than `max_wait`. */
  rate_limited: { host: 'unknown' },
  /** The name does not resolve. */
  dns: { host: 'down' },
  /** Refused, reset before an answer, TLS. */
  connect: { host: 'down' },
  /** Total deadline or stalled. */
  timeout: { host: 'down' },
  /** Not HTTP, framing broken, truncated. */
  protocol: { host: 'down' },
  too_large: { host: 'answers' },
  redirect: { host: 'answers' },
  /** An address the config does not open. */
  private_address: { host: 'unknown' },
  /** It was sent, and the browser could not make of it what was awaited. */
  not_built: { host: 'answers' },
  /** Refused by our breaker. */
  circuit_open: { host: 'unknown' },
  /** The page that others see, although the source has logged in. */
  anonymous: { host: 'answers' },
  /** What comes cannot be written here: our disk is full. */
  disk: { host: 'answers' },
  /** By the caller's signal. */
  aborted: { host: 'unknown' },
} as const satisfies Record<string, FailureRules>

interface FailureRules {
  /** What it says of the host. Unknown: it was not asked, or by its own wish. */
  host: 'answers' | 'down' | 'unknown'
  /** The answer was that there is no such page, which is how many listings end. */
  missing?: true
}

export type FailureKind = keyof typeof FAILURE_KINDS

/** Whether the host answers, as far as a failure of this kind shows it. */
export function hostAfter(kind: FailureKind): FailureRules['host'] {
  return FAILURE_KINDS[kind].host
}

/** Whether a page failed because there is none; of what an answer was instead of a listing, false. */
export function isMissing(kind: string): boolean {
  return MISSING.has(kind)
}

const MISSING: ReadonlySet<string> = new Set(
  Object.entries<FailureRules>(FAILURE_KINDS).flatMap(([kind, { missing }]) => (missing === true ? [kind] : [])),
)
