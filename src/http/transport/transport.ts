// Not from the main entry, which loads fetch, caches and web sockets too: 25 ms and 8 MB in every child.
import Agent from 'undici/lib/dispatcher/agent.js'
import buildConnector from 'undici/lib/core/connect.js'
import type { RequestSettings } from '../../config/source.ts'
import type { Dispatcher } from 'undici'
import { Collect } from './collect.ts'
import { failed, type HttpResult, type Send } from '../exchange.ts'
import { classify } from './failure.ts'
import type { Limits } from './limits.ts'
import type { LooseRequest } from './loose-answers.ts'
import { type AddressLookup, privateAddress } from './lookup.ts'
import type { ProxyChoice } from './proxy/choose-proxy.ts'
import { openProxies } from './proxy/open-proxies.ts'

/**
 * What carries one request to a site and its answer back. Robots.txt, pace, retries, breaker, cookies and recording
 * stand above it and are the same for every transport. It sends `headers` as they come: those of the source, cookies,
 * and conditional ones. What belongs to the connection (RFC 9110, 7.6.1), to a body or to ranges is the transport's own
 * and never among them (`whyNotSent` in config/expand/request-header.ts); a transport that sets more by itself, as a
 * browser does with User-Agent, Accept-Encoding and Sec-*, leaves those of the request out. Private addresses are kept
 * out here (by `mayVisit` and `lookup`), since only what connects knows them: a transport that lets others resolve
 * names, as a proxy or browser does, must refuse names that lead to one before it sends.
 */
export interface Transport {
  send: Send
  /** Lets running requests end, then closes every connection. */
  close(): Promise<void>
}

/** No clock of ours (setTimeout bears no more): the limit of its item ends it. */
const UNTIL_ITS_LIMIT_MS = 2 ** 31 - 1

/**
 * The innermost link: one undici Agent of our own (never the global one, which is the undici inside Node with other
 * bugs). HTTP/1.1 only: an in-flight cap means little to a site when many requests share one HTTP/2 connection.
 */
export function createTransport(options: {
  settings: RequestSettings
  limits: Limits
  lookup: AddressLookup
  mayVisit: (url: URL) => boolean
  proxyFor: ProxyChoice
}): Transport {
  const { limits, lookup, mayVisit, proxyFor } = options
  const proxies = openProxies({ limits, lookup })
  const timeout_ms = options.settings.request_timeout * 1000
  const connect = buildConnector({
    allowH2: false,
    timeout: limits.connect_timeout_ms,
    autoSelectFamily: true,
    // Node gives up an address after 250 ms by default, which a site behind a satellite never makes.
    autoSelectFamilyAttemptTimeout: 1000,
    lookup,
  })
  /** Ends of connections that had been in use. */
  const ended = new WeakSet<Error>()
  const agent = new Agent({
    allowH2: false,
    pipelining: 1,
    maxHeaderSize: limits.max_headers,
    // Our own clocks in collect.ts stand for both.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 15_000,
    connect(target, callback) {
      connect(target, (...made) => {
        const [, socket] = made
        const before = socket?.bytesRead ?? 0
        socket?.on('error', (error) => socket.bytesRead > before && ended.add(error))
        callback(...made)
      })
    },
  })
  const running = new Set<Promise<HttpResult>>()
  /** Origins whose answers undici does not take. */
  const loose = new Set<string>()

  function direct(request: Dispatcher.DispatchOptions & LooseRequest, handler: Collect): void {
    // Hardly anybody needs it, and it takes a while to load.
    const again = (): void =>
      void import('./loose-answers.ts').then(({ dispatchLoosely }) =>
        dispatchLoosely(request, handler, { lookup, max_headers: limits.max_headers }),
      )
    if (request.method === 'GET' && loose.has(request.origin)) return again()
    const retry = (error: Error): boolean => {
      if (request.method !== 'GET' || !hasLooseLines(error)) return false
      loose.add(request.origin)
      again()
      return true
    }
    agent.dispatch(request, handler.instead(retry))
  }

  function send(request: Parameters<Send>[0]): Promise<HttpResult> {
    const { url, download, post } = request
    const headers = {
      ...request.headers,
      ...download?.requestHeaders(),
      ...(post === undefined ? {} : { 'content-type': post.type }),
    }
    const path = url.pathname + url.search
    const sent = post === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: post.body }
    // A document may be far larger than a page, and has `item_timeout` for all that it takes.
    const limit_ms = download === undefined ? timeout_ms : UNTIL_ITS_LIMIT_MS
    // An address needs no lookup, so the lookup cannot refuse it.
    if (!mayVisit(url)) return Promise.resolve(failed(classify(privateAddress(), url, null)))
    const result = new Promise<HttpResult>((resolve) => {
      const chosen = proxyFor(url)
      const by = chosen !== null && 'proxy' in chosen ? `by the proxy ${chosen.proxy.host}: ` : ''
      const handler = new Collect(
        request,
        { limits, timeout_ms: limit_ms, by, wasInUse: (error) => ended.has(error) },
        resolve,
      )
      const dispatched = { origin: url.origin, path, headers, ...sent }
      if (chosen === null) direct(dispatched, handler)
      else void proxies.dispatch(chosen, dispatched, { url, handler })
    })
    running.add(result)
    return result.finally(() => running.delete(result))
  }

  return {
    send,
    async close() {
      await Promise.all(running)
      await Promise.all([agent.destroy(), proxies.close()])
    },
  }
}

/**
 * Whether an answer broke the protocol in no more than the ends of its lines: LF alone, as old CGI programs write it.
 * undici passes on no more than the words of its parser.
 */
function hasLooseLines({ name, message }: Error): boolean {
  return name === 'HTTPParserError' && message.includes('Missing expected CR')
}
