import { backoff } from '../../vocabulary/time/backoff.ts'
import type { HttpEvent } from '../client.ts'
import {
  type RequestFailure,
  failed,
  type Interceptor,
  type Outgoing,
  type HttpResult,
  type Send,
  withoutUser,
} from '../exchange.ts'
import type { HostPace } from './host-pace.ts'
import { parseLocation } from './redirect.ts'
import { retryAfter } from './retry-after.ts'
import { MOST_BYTES, parseRobots, type RobotsRules } from './robots-rules.ts'

export interface RobotsOptions {
  agent: string
  robots_wait_ms: number
  retries: number
  retry_seconds: number
  gate: HostPace['gate']
  now: () => number
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  closed: AbortSignal
  onEvent: (event: HttpEvent) => void
}

type Verdict = { ok: true; rules: RobotsRules } | { ok: false; failure: RequestFailure }

const EVERYTHING: RobotsRules = { forbids: () => null, crawl_delay: null }
/** RFC 9309: no longer than a day. */
const KEPT_MS = 86_400_000
/** How long a failure stands before the next page asks again. */
const FAILURE_KEPT_MS = 60_000
const MOST_HOPS = 5
const LONGEST_DELAY_S = 60
const LONGEST_BACKOFF_MS = 15_000

/**
 * Asks each site's robots.txt before its first page, and lets pass what it allows (RFC 9309): 4xx means that there are
 * no rules; 5xx or no answer mean that nobody knows, so nothing is asked of the site until they are known.
 */
export function createRobots(options: RobotsOptions, send: Send): Interceptor {
  const known = new Map<string, { until: number; verdict: Promise<Verdict> }>()

  function verdictFor(url: URL): Promise<Verdict> {
    const found = known.get(url.origin)
    if (found && found.until > options.now()) return found.verdict
    const verdict = ask(url)
    const entry = { until: Infinity, verdict }
    known.set(url.origin, entry)
    void verdict.then(({ ok }) => (entry.until = options.now() + (ok ? KEPT_MS : FAILURE_KEPT_MS)))
    return verdict
  }

  async function ask(page: URL): Promise<Verdict> {
    const url = new URL('/robots.txt', page)
    const host = url.host
    const report = (verdict: 'rules' | 'allowed' | 'unreachable', detail: string): void =>
      options.onEvent({ type: 'robots', host, url: url.href, verdict, detail })

    let left_ms = options.robots_wait_ms
    for (let tries = 1; ; tries++) {
      const begun = options.now()
      const result = await follow(url)
      if (result.ok && result.response.status < 300) {
        const rules = parseRobots(textOf(result.response.body), options.agent)
        const detail = slowDown(host, rules.crawl_delay)
        report('rules', detail)
        return { ok: true, rules }
      }
      if (result.ok && result.response.status < 500 && !asksToWait(result)) {
        report('allowed', `HTTP ${result.response.status}`)
        return { ok: true, rules: EVERYTHING }
      }
      const failure = failureOf(result, url)
      if (result.ok && asksToWait(result)) continue
      left_ms -= options.now() - begun
      // A site that is down comes back; a name that nobody knows seldom does.
      const hopeless = !failure.retry || (failure.kind === 'dns' && tries > options.retries)
      if (hopeless || left_ms <= 0 || options.closed.aborted) {
        report('unreachable', failure.message)
        return { ok: false, failure }
      }
      const wait_ms = Math.min(
        left_ms,
        backoff(tries, { first: options.retry_seconds * 1000, longest: LONGEST_BACKOFF_MS }),
      )
      options.onEvent({ type: 'retry', url: url.href, host, attempt: tries, wait_ms, why: failure.message })
      await options.sleep(wait_ms, options.closed).catch(() => undefined)
      left_ms -= wait_ms
    }
  }

  /** RFC 9309: five redirects at least, also to other hosts; behind more there are no rules. */
  async function follow(url: URL): Promise<HttpResult> {
    let current = url
    for (let hops = 0; ; hops++) {
      const result = await send(robotsRequest(current))
      if (!result.ok || result.response.status < 300 || result.response.status >= 400) return result
      const target = parseLocation(result.response.headers.location ?? '', current)
      if (!result.response.headers.location || !target || !/^https?:$/.test(target.protocol) || hops === MOST_HOPS) {
        return { ok: true, response: { ...result.response, status: 404 } }
      }
      current = withoutUser(target)
    }
  }

  function slowDown(host: string, crawl_delay: number | null): string {
    if (crawl_delay === null) return ''
    const seconds = Math.min(crawl_delay, LONGEST_DELAY_S)
    options.gate(host).slowTo(seconds * 1000)
    return seconds === crawl_delay ? `crawl-delay ${seconds} s` : `crawl-delay ${crawl_delay} s, kept at ${seconds} s`
  }

  return (next) => async (request) => {
    request.limit?.pause()
    const verdict = await orAborted(verdictFor(request.url), request)
    request.limit?.resume()
    if (verdict === null) return refuse(request, 'aborted', 'stopped by the caller', true)
    if (!verdict.ok) return failed({ ...verdict.failure, url: request.url, retry: false })
    const { pathname, search, host } = request.url
    // The user of a login names its page and has an account there: no crawler has come across it. It is paced as the
    // rules say all the same.
    const isFree = pathname === '/robots.txt' || request.operation === 'login'
    const line = isFree ? null : verdict.rules.forbids(pathname + search)
    if (line === null) return next(request)
    return refuse(request, 'robots_disallowed', `robots.txt of ${host} forbids ${pathname}${search} (${line})`, false)
  }
}

/**
 * UTF-8 by RFC 9309; some editors write UTF-16, with its mark. A line that is cut at the limit would forbid too much.
 */
function textOf(body: Buffer): string {
  const end = Math.max(body.lastIndexOf('\n', MOST_BYTES), body.lastIndexOf('\r', MOST_BYTES))
  const whole = body.subarray(0, body.length <= MOST_BYTES || end === -1 ? MOST_BYTES : end)
  const isUtf16 = whole[0] === 0xff && whole[1] === 0xfe
  return isUtf16 ? whole.toString('utf16le') : whole.toString('utf8')
}

function asksToWait(result: HttpResult): boolean {
  return result.ok && retryAfter(result.response.status, result.response.headers) !== null
}

function robotsRequest(url: URL): Outgoing {
  return {
    url,
    host: url.host,
    operation: 'robots',
    headers: {},
    signal: undefined,
    trace: { requests: 0 },
    cut_after: MOST_BYTES,
  }
}

function failureOf(result: HttpResult, url: URL): RequestFailure {
  const how = result.ok ? `HTTP ${result.response.status}` : result.failure.message
  const message = `${url.href} could not be read: ${how}`
  if (!result.ok) return { ...result.failure, message }
  return { kind: 'robots_unreachable', message, url, status: result.response.status, transient: true, retry: true }
}

function refuse(request: Outgoing, kind: RequestFailure['kind'], message: string, transient: boolean): HttpResult {
  return failed({ kind, message, url: request.url, status: null, transient, retry: false })
}

/** Null when the caller gives up first; the robots.txt is still wanted by others. */
function orAborted(verdict: Promise<Verdict>, { signal }: Outgoing): Promise<Verdict | null> {
  if (!signal) return verdict
  return new Promise((resolve) => {
    const onAbort = (): void => resolve(null)
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    const done = (value: Verdict): void => {
      signal.removeEventListener('abort', onAbort)
      resolve(value)
    }
    void verdict.then(done)
  })
}
