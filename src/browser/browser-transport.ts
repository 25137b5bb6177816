import type { BrowserContext } from 'playwright-core'
import type { Source } from '../config/source.ts'
import type { HttpResponse, HttpResult, Outgoing, Rendering, Send } from '../http/exchange.ts'
import { createOwnHosts } from '../http/middleware/own-hosts.ts'
import { lineOf } from '../http/session-cookie.ts'
import { type AddressGuard, type Gateway, openGateway } from '../http/transport/gateway.ts'
import type { Transport } from '../http/transport/transport.ts'
import { BrowserError } from './browser-error.ts'
import { createBrowserKeeper } from './browser-keeper.ts'
import type { ShownSettings } from './browser-settings.ts'
import { type BrowserCookie, browserCookies, configuredCookies, cookieHeader, pairsIn } from './cookies.ts'
import type { FoundBrowser } from './find/found-browser.ts'
import { createPagePool } from './page-pool.ts'
import type { PageCounts } from './page/browser-page.ts'
import type { WebStorage } from './web-storage.ts'
import { within } from './within.ts'
import { logInOnPage } from './log-in-page.ts'
import type { Pictures } from './pictures.ts'
import { pageInstead, pressDocument } from './press-document.ts'
import { documentOf, faultOf, notBuilt, outcomeOf } from './shown-outcome.ts'

/** What the pages of a run needed. */
export interface BrowserStatistics extends PageCounts {
  /** Pages that were shown. */
  shown: number
  /** Of them, those that did not come to what was awaited, crashed or took too long. */
  failed: number
  crashes: number
  restarts: number
  /** Which pages it was used for: all, or by kind what `auto` chose. */
  client: 'browser' | Partial<Record<Rendering['kind'], 'browser' | 'http'>>
  /** Why `auto` chose so. */
  why?: Partial<Record<Rendering['kind'], string>>
}

export interface BrowserTransport {
  /** Carries requests by the connections of `http`, and shows in the browser what it is to show. */
  over(http: () => Transport, guard: AddressGuard): Transport
  /** Starts the browser now; rejects with a BrowserError where that fails. */
  start(): Promise<void>
  statistics(): Omit<BrowserStatistics, 'client' | 'why'>
  /** What sites keep in the browser beside cookies; to be given back to the next run. */
  readonly storage: WebStorage
  restore(storage: WebStorage): void
}

export interface BrowserTransportOptions {
  found: FoundBrowser
  settings: ShownSettings
  source: Pick<Source, 'cookies' | 'origins' | 'charset'>
  user_agent: string
  /** Whether an answer is to be shown in the browser. */
  isToShow: (request: Outgoing, response: HttpResponse) => boolean
  /** Whether pages have buttons that give documents. */
  opens: boolean
  /** Where pages are pictured for people; nowhere without it. */
  pictures?: Pictures | undefined
  onShown: (render: Rendering, isBuilt: boolean) => void
  onEvent: (message: string, fields: Record<string, unknown>) => void
}

const ANSWER_MS = 10_000

/** Pages of one source, shown by one browser with one session. Nothing is started before the first page. */
export function createBrowserTransport(options: BrowserTransportOptions): BrowserTransport {
  const { settings, source, isToShow, onShown, onEvent } = options
  const counts = { shown: 0, failed: 0, crashes: 0, restarts: 0, blocked: 0, loaded: 0, popups: 0 }
  let gateway: Promise<Gateway> | null = null
  let guard: AddressGuard | null = null
  let current: BrowserContext | null = null
  let cookies: BrowserCookie[] = []
  const own = createOwnHosts(source.origins, false)
  let storage: WebStorage = {}
  let logins = 0

  const keeper = createBrowserKeeper({
    async settings() {
      if (guard === null) throw new Error('a browser is started before its connections are known')
      gateway ??= openGateway(guard)
      const { port } = await gateway
      return {
        found: options.found,
        gateway: port,
        headed: settings.headed,
        user_agent: options.user_agent,
        opens: options.opens,
      }
    },
    async prepare(context) {
      await context.addCookies([...configuredCookies(source), ...cookies])
      current = context
      onEvent('browser started', { version: context.browser()?.version() ?? '', found_by: options.found.by })
    },
    onRestart(why) {
      counts.restarts++
      current = null
      onEvent('browser restarted', { why })
    },
  })
  const pool = createPagePool({
    settings,
    counts,
    context: () => keeper.context(),
    onStuck: () => keeper.restart('a page does not close'),
  })

  async function withCookies(request: Outgoing): Promise<Outgoing> {
    if (current === null || request.operation === 'robots') return request
    const held = (await within(ANSWER_MS, current.cookies(request.url.href))) ?? []
    const cookie = cookieHeader(held, request.headers['cookie'])
    return cookie === undefined ? request : { ...request, headers: { ...request.headers, cookie } }
  }

  function keepStorage(kept: WebStorage): void {
    storage = { ...storage, ...kept }
    logins++
  }

  /** The cookies of an earlier run are for what pages load, too. */
  async function share({ url, headers }: Outgoing): Promise<void> {
    if (!own.isOwn(url) || headers['cookie'] === undefined) return
    const context = await keeper.context()
    const held = new Set((await within(ANSWER_MS, context.cookies(url.href)))?.map(({ name }) => name))
    const missing = pairsIn(headers['cookie']).filter(({ name }) => !held.has(name))
    if (missing.length === 0) return
    await within(ANSWER_MS, context.addCookies(missing.map((pair) => ({ ...pair, url: url.origin }))))
  }

  async function take(url: URL, lines: string[]): Promise<void> {
    const fresh = await browserCookies(url, lines)
    if (fresh.length === 0) return
    if (current === null) cookies.push(...fresh)
    else await within(ANSWER_MS, current.addCookies(fresh))
  }

  async function show(request: Outgoing, response: HttpResponse, send: Send): Promise<HttpResult> {
    const { url } = response
    const { shown, answer } = await pool.use(async (page) => {
      const { page_timeout_ms: timeout_ms } = settings
      await share(request)
      const left = Object.keys(storage).length === 0 ? {} : { storage: { of: storage, login: logins } }
      const showing = { awaited: request.render?.awaited ?? [], timeout_ms, signal: request.signal, ...left }
      const what = await page.show(documentOf(response, source.charset), showing)
      const { press: button, steps } = request.render ?? {}
      // What a login fills in is nobody's to see.
      if (request.operation !== 'login') await options.pictures?.keep(page.page, url.href, faultOf(what))
      if (steps !== undefined && what.kind === 'built') {
        const logging = { request, response, steps, isOwn: own.isOwn, onStorage: keepStorage }
        return { shown: what, answer: await logInOnPage(page, logging) }
      }
      const { download } = request
      if (button === undefined || download === undefined || what.kind !== 'built') return { shown: what, answer: null }
      // The limit of an item is for all of it: only without one the document has a time of its own.
      const its_ms = request.limit === undefined ? timeout_ms : request.limit.seconds * 1000
      const context = { request, response, button, download, timeout_ms: its_ms, send }
      // Without the button it may be the page of somebody who is not logged in: others know that.
      const isThere = what.isAwaited && (await page.has(button))
      const given = isThere ? await pressDocument(page, context) : await pageInstead(what.html, url, context)
      return { shown: what, answer: given }
    })
    counts.shown++
    if (current !== null) cookies = (await within(ANSWER_MS, current.cookies())) ?? cookies
    const here = current === null || shown.kind !== 'left' ? null : await within(ANSWER_MS, current.cookies(shown.to))
    if (answer?.ok === true && request.render?.steps !== undefined)
      return { ok: true, response: { ...answer.response, cookies: cookies.map(lineOf) } }
    const result =
      answer ?? outcomeOf(shown, { request, response, seconds: settings.page_timeout_ms / 1000, here: here ?? [] })
    const isWell = result.ok || result.failure.kind === 'aborted'
    if (!isWell) counts.failed++
    if (shown.kind === 'failed' && shown.why === 'crashed') counts.crashes++
    keeper.note(isWell || shown.kind === 'built')
    if (request.render !== undefined) onShown(request.render, shown.kind === 'built' && shown.isAwaited)
    if (!result.ok && !isWell) onEvent('page not built', { url: url.href, why: result.failure.message })
    return result
  }

  return {
    over(http, itsGuard) {
      guard = itsGuard
      const real = http()
      return {
        async send(request) {
          const send: Send = async (outgoing) => real.send(await withCookies(outgoing))
          // The document is what the page gives, not the page.
          const { download: _, ...bare } = request
          const result = await send(request.render?.press === undefined ? request : bare)
          if (!result.ok) return result
          await take(result.response.url, result.response.cookies)
          if (!isToShow(request, result.response)) return result
          try {
            return await show(request, result.response, send)
          } catch (error) {
            if (!(error instanceof Error)) throw error
            return notBuilt(request, `${request.url.href}: ${error.message}`, !(error instanceof BrowserError))
          }
        },
        async close() {
          await pool.close()
          await keeper.close()
          await real.close()
          await (await gateway)?.close()
        },
      }
    },
    async start() {
      await keeper.context()
    },
    statistics: () => ({ ...counts }),
    get storage() {
      return storage
    },
    restore: keepStorage,
  }
}
