import { setTimeout as wait } from 'node:timers/promises'
import { ROBOTS_AGENT } from '../vocabulary/product.ts'
import { createAdaptiveCap } from './middleware/adaptive-cap.ts'
import { createBreaker } from './middleware/breaker.ts'
import { refuseChallenges } from './middleware/challenge.ts'
import type { HttpClientOptions } from './client-options.ts'
import type { FetchOptions, FetchOutcome, HttpClient } from './client.ts'
import { createCookieJar } from './cookie-jar.ts'
import { type Interceptor, type Outgoing, type HttpResult, type Send, withoutUser } from './exchange.ts'
import { createCredentials } from './middleware/credentials.ts'
import { createItemLimit } from './item-limit.ts'
import { itemTimeout } from './middleware/item-timeout.ts'
import { DEFAULT_LIMITS } from './transport/limits.ts'
import { createLookup, resolveBySystem } from './transport/lookup.ts'
import { createOwnership } from './middleware/ownership.ts'
import { createOwnHosts } from './middleware/own-hosts.ts'
import { createHostPace } from './middleware/host-pace.ts'
import { createRedirect } from './middleware/redirect.ts'
import { createRetry } from './middleware/retry.ts'
import { createRobots } from './middleware/robots.ts'
import { createRequestStatistics } from './middleware/request-statistics.ts'
import { createTransport, type Transport } from './transport/transport.ts'
import { chooseProxy } from './transport/proxy/choose-proxy.ts'
import { failOnStatus } from './middleware/status-failure.ts'

/** A polite client for one source: what it promises is in client.ts, what users should know in docs/politeness.md. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { now = steadyClock, sleep = timer, random = Math.random, onEvent = () => undefined } = options
  const closing = new AbortController()
  const shared = { now, sleep, random, onEvent, closed: closing.signal }
  const own = createOwnHosts(options.own_hosts, options.allow_private)
  const jar = createCookieJar()
  const credentials = createCredentials(options, {
    jar,
    isOwn: own.isOwn,
    onDrop: (name, why) => onEvent({ type: 'header_dropped', name, why }),
  })

  const { rate_limit, concurrency, burst = 1, max_wait_ms, retries, retry_seconds } = options
  const lookup = createLookup(own.mayVisitName, options.lookup ?? resolveBySystem, now)
  const proxyFor = options.proxyFor ?? chooseProxy(options.proxy, process.env)
  const guard = { lookup, mayVisit: own.mayVisit, proxyFor }
  const connections = (): Transport =>
    createTransport({ settings: options, limits: { ...DEFAULT_LIMITS, ...options.limits }, ...guard })
  const transport = (options.transport ?? ((real) => real()))(connections, guard)
  const statistics = createRequestStatistics(onEvent)
  const breaker = createBreaker(now, onEvent, options.breaker)
  const pace = createHostPace({
    ...shared,
    gap_ms: rate_limit * 1000,
    concurrency,
    burst,
    max_wait_ms,
    memory: options.memory,
    hold: options.hold,
  })
  const { gate } = pace
  const { refusal } = breaker
  const adaptive = createAdaptiveCap({ concurrency, gate, now, onEvent })
  const retry = createRetry({ ...shared, retries, retry_seconds, gate, refusal, onRetry: statistics.countRetry })

  // Nearest to the connection last. What every request passes, a robots.txt too:
  const near = [
    // as late as possible: a host may close its gate while a request waits before it
    pace.intercept,
    // again: sees each try, and the host may have gone down while the request waited its turn
    breaker.recheck,
    // inside the pace: sees when a request really starts and how its host takes it
    adaptive.intercept,
    // below the retries and redirects, so that each carries the cookies of the answer before
    credentials,
    // sees exactly what goes out
    statistics.intercept,
    // for all of the above to hear of it
    itemTimeout,
    // whoever waited above may have lost the right to ask
    ...(options.owner === undefined ? [] : [createOwnership(options.owner, { gap_ms: rate_limit * 1000, sleep })]),
  ]
  const robots_wait_ms = options.robots_wait * 1000
  const robots = createRobots(
    { ...shared, agent: ROBOTS_AGENT, robots_wait_ms, retries, retry_seconds, gate },
    chain(near, transport.send),
  )
  const send = chain(
    [
      // outermost: only the answer that counts in the end is judged
      failOnStatus,
      // outside all that is per host, since the next hop may be another host
      createRedirect(jar.version, onEvent),
      // before the breaker: a forbidden page must not use up the one request that tries a recovering host
      ...(options.robots === 'obey' ? [robots] : []),
      // outside the retries: counts requests that failed with all their tries
      breaker.intercept,
      // outside the pace: a second try waits its turn like any request
      retry,
      // inside the retries: a challenge often comes as a 503 and is not to be asked for again
      refuseChallenges,
      ...near,
    ],
    transport.send,
  )

  return {
    async fetch(address, fetchOptions) {
      const url = URL.parse(address)
      const fault = faultOf(url)
      if (url === null || fault !== null) return notForUs(address, url, fault ?? 'no URL')
      own.sawFirst(url)
      const { operation, signal, render } = fetchOptions
      const seconds = operation === 'detail' || render?.kind === 'detail' ? options.item_timeout : undefined
      const { limit: given } = fetchOptions
      if (seconds === undefined && given === undefined) {
        const request = outgoing(url, fetchOptions)
        return outcome(address, request, await send(request))
      }
      const limit = given ?? createItemLimit((seconds ?? 0) * 1000, signal, () => performance.now())
      limit.resume()
      const request = { ...outgoing(url, { ...fetchOptions, signal: limit.signal }), limit }
      try {
        const found = outcome(address, request, await send(request))
        if (found.ok || !limit.isOver) return found
        return { ok: false, failure: { ...found.failure, overdue: true } }
      } finally {
        if (given === undefined) limit.close()
        else limit.pause()
      }
    },
    stats: () =>
      statistics.read({
        breaker: breaker.states,
        opened: breaker.opened,
        refused: breaker.refused,
        adapted: adaptive.read,
        utilisation: (host) => gate(host).utilisation,
      }),
    cookies: jar.all,
    addCookies: jar.add,
    isOwn: (url) => URL.canParse(url) && own.isOwn(new URL(url)),
    async close() {
      closing.abort()
      await transport.close()
    },
  }
}

function chain(links: Interceptor[], last: Send): Send {
  return links.reduceRight((next, link) => link(next), last)
}

function outgoing(url: URL, { operation, headers = {}, signal, download, post, render }: FetchOptions): Outgoing {
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  if (url.username !== '') lowered.authorization ??= basic(url)
  const bare = withoutUser(url)
  const request = { url: bare, host: bare.host, operation, headers: lowered, signal, trace: { requests: 0 } }
  return {
    ...request,
    ...(download === undefined ? {} : { download }),
    ...(post === undefined ? {} : { post }),
    ...(render === undefined ? {} : { render }),
  }
}

function basic({ username, password }: URL): string {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** What is wrong with an address that a page has named; null where it can be asked for. */
function faultOf(url: URL | null): string | null {
  if (url === null) return 'no URL'
  if (!/^https?:$/.test(url.protocol)) return `${url.protocol} is not requested: only http and https are`
  try {
    basic(url)
    return null
  } catch {
    return 'its user or password is no percent-encoding'
  }
}

function outcome(requested: string, { trace }: Outgoing, result: HttpResult): FetchOutcome {
  const attempts = trace.requests
  if (result.ok) {
    const { url, status, headers, body } = result.response
    const from_cache = status === 304
    return { ok: true, page: { requested, url: url.href, status, headers, body, from_cache, attempts } }
  }
  const { kind, message, url, status, transient } = result.failure
  return { ok: false, failure: { kind, url: url.href, host: url.host, status, attempts, message, transient } }
}

function notForUs(address: string, url: URL | null, fault: string): FetchOutcome {
  const shown = url === null ? address.slice(0, 200) : withoutUser(url).href
  const message = `${shown}: ${fault}`
  const failure = { url: shown, host: url?.host ?? '', status: null, attempts: 0, message, transient: false }
  return { ok: false, failure: { ...failure, kind: 'protocol' } }
}

function steadyClock(): number {
  return performance.timeOrigin + performance.now()
}

async function timer(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {})
}
