import type { BrowserContext, CDPSession, Page, Request } from 'playwright-core'
import type { PressedButton } from '../../vocabulary/pressed-button.ts'
import type { ResourceKind } from '../browser-settings.ts'
import { pageSelectors } from './page-selectors.ts'
import { REPORT, watchScript, WORLD } from './watch-script.ts'
import { storageScript, type WebStorage } from '../web-storage.ts'
import { within } from '../within.ts'
import { createWait, type PageWait, type WaitEnd } from './page-wait.ts'

/** A document to be shown: the answer to a request that was made already. */
export interface ShownDocument {
  url: string
  headers: [name: string, value: string][]
  body: Buffer
}

export type Shown =
  | { kind: 'built'; html: string; isAwaited: boolean; lost: string | null }
  /** The page went on to another one. */
  | { kind: 'left'; to: string }
  /** `hung`: what is awaited was there, but the page cannot be read. */
  | { kind: 'failed'; why: 'late' | 'crashed' | 'closed' | 'hung'; lost: string | null }

export interface ShowOptions {
  /** Selectors: the page is read when one of them has an element and the page has come to rest. */
  awaited: string[]
  timeout_ms: number
  signal: AbortSignal | undefined
  /** What the last login has left in the browser beside cookies, and the number of that login. */
  storage?: { of: WebStorage; login: number }
}

export interface PageCounts {
  /** Requests that were not made, since their kind is blocked. */
  blocked: number
  /** Requests that pages made for what they load. */
  loaded: number
  popups: number
}

/** More windows than any page needs: it is left at once. */
const MOST_POPUPS = 20

/** One tab: shows documents, one after the other, and says what became of them. */
export class BrowserPage {
  readonly page: Page
  readonly #session: CDPSession
  readonly #counts: PageCounts
  readonly #mainFrame: string
  uses = 0
  /** False once it has crashed or hung: it is not used again. */
  isWell = true
  #document: ShownDocument | null = null
  /** What it opens and saves is wanted. */
  #isFree = false
  /** Where it may go then. */
  #mayGo: (url: URL) => boolean = () => true
  /** Of the last login whose storage it has. */
  #login = 0
  #visit: { end: (end: WaitEnd) => void; wait: PageWait; popups: number; lost: string | null } | null = null

  private constructor(page: Page, session: CDPSession, counts: PageCounts, mainFrame: string) {
    this.page = page
    this.#session = session
    this.#counts = counts
    this.#mainFrame = mainFrame
  }

  /** Rejects when the browser ends meanwhile, of which what was sent to it would never hear, or takes too long. */
  static async open(context: BrowserContext, blocked: ResourceKind[], counts: PageCounts): Promise<BrowserPage> {
    const ended = Promise.withResolvers<never>()
    const onClose = (): void => ended.reject(new Error('the browser has ended'))
    context.once('close', onClose)
    const timer = setTimeout(() => ended.reject(new Error('the browser opens no page')), OPENING_MS)
    try {
      return await Promise.race([BrowserPage.#open(context, blocked, counts), ended.promise])
    } finally {
      clearTimeout(timer)
      context.off('close', onClose)
    }
  }

  static async #open(context: BrowserContext, blocked: ResourceKind[], counts: PageCounts): Promise<BrowserPage> {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const { frameTree } = await session.send('Page.getFrameTree')
    const opened = new BrowserPage(page, session, counts, frameTree.frame.id)
    opened.#listen()
    const patterns = (['Document', ...blocked] as const).map((resourceType) => ({ resourceType }))
    await session.send('Page.enable')
    await session.send('Runtime.enable')
    await session.send('Runtime.addBinding', { name: REPORT, executionContextName: WORLD })
    await session.send('Fetch.enable', { patterns })
    return opened
  }

  get isUsable(): boolean {
    return !this.page.isClosed() && this.#visit === null
  }

  /** Shows a document and waits for what is awaited. Never takes longer than it may, whatever the page does. */
  async show(document: ShownDocument, { awaited, timeout_ms, signal, storage }: ShowOptions): Promise<Shown> {
    this.uses++
    const ended = Promise.withResolvers<WaitEnd>()
    const wait = createWait(ended.resolve)
    this.#document = document
    this.#visit = { end: ended.resolve, wait, popups: 0, lost: null }
    const visit = this.#visit
    const late = setTimeout(() => ended.resolve({ kind: 'late' }), timeout_ms)
    const onAbort = (): void => ended.resolve({ kind: 'closed' })
    signal?.addEventListener('abort', onAbort, { once: true })
    if (this.page.isClosed()) onAbort()
    try {
      void this.#navigate(document.url, awaited, storage).catch(() => ended.resolve({ kind: 'closed' }))
      const end = await ended.promise
      return await this.#afterwards(end, visit.lost, timeout_ms)
    } finally {
      clearTimeout(late)
      signal?.removeEventListener('abort', onAbort)
      wait.close()
      this.#visit = null
      this.#document = null
    }
  }

  /** Whether the button stands on the page as it is now. */
  async has({ selector, row }: PressedButton): Promise<boolean> {
    if (row !== undefined) return true
    const found = this.page.locator(pageSelectors(selector).join(', ')).count()
    return ((await within(CONTENT_MS, found)) ?? 0) > 0
  }

  /** While the work lasts the page may open windows, save files and go elsewhere. Afterwards it is not used again. */
  async whileFree<T>(work: () => Promise<T>, mayGo: (url: URL) => boolean = () => true): Promise<T> {
    this.#isFree = true
    this.#mayGo = mayGo
    this.isWell = false
    return work()
  }

  async #afterwards(end: WaitEnd, lost: string | null, timeout_ms: number): Promise<Shown> {
    switch (end.kind) {
      case 'left':
        return { kind: 'left', to: end.to }
      case 'late':
      case 'crashed':
      case 'closed':
        this.isWell = false
        return { kind: 'failed', why: end.kind, lost }
      case 'there':
      case 'at_rest': {
        const read = this.page.content().then(
          (html): Shown => ({ kind: 'built', html, isAwaited: end.kind === 'there', lost }),
          (): Shown => ({ kind: 'failed', why: 'closed', lost }),
        )
        const most_ms = Math.min(CONTENT_MS, timeout_ms)
        const shown = (await within(most_ms, read)) ?? { kind: 'failed', why: 'hung', lost }
        this.isWell = shown.kind === 'built'
        return shown
      }
    }
  }

  async #navigate(url: string, awaited: string[], storage: ShowOptions['storage']): Promise<void> {
    const ids: string[] = []
    const add = async (script: { source: string; worldName?: string }): Promise<void> => {
      ids.push((await this.#session.send('Page.addScriptToEvaluateOnNewDocument', script)).identifier)
    }
    if (storage !== undefined) {
      await add({ source: storageScript(storage.of, this.#login !== storage.login) })
      this.#login = storage.login
    }
    await add({ source: watchScript(awaited), worldName: WORLD })
    await this.page.goto(url, { waitUntil: 'commit', timeout: 0 }).catch(() => null)
    for (const identifier of ids) await this.#session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier })
  }

  #listen(): void {
    const session = this.#session
    session.on('Fetch.requestPaused', (paused) => void this.#decide(paused).catch(() => undefined))
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === REPORT) this.#visit?.wait.report(payload)
    })
    this.page.on('request', (request) => {
      if (!isEndless(request)) this.#visit?.wait.begun(request)
    })
    this.page.on('requestfinished', (request) => {
      if (!this.#isOwnDocument(request)) this.#counts.loaded++
      this.#visit?.wait.ended(request)
    })
    this.page.on('requestfailed', (request) => this.#noteLost(request))
    this.page.on('response', (response) => {
      if (response.status() >= 400) this.#lose(response.request(), `HTTP ${response.status()}`)
    })
    this.page.on('crash', () => this.#visit?.end({ kind: 'crashed' }))
    this.page.on('close', () => this.#visit?.end({ kind: 'closed' }))
    this.page.on('popup', (popup) => {
      if (this.#isFree) return
      this.#counts.popups++
      void popup.close().catch(() => undefined)
      const visit = this.#visit
      if (visit !== null && ++visit.popups > MOST_POPUPS) visit.end({ kind: 'crashed' })
    })
    this.page.on('download', (download) => {
      if (!this.#isFree) void download.cancel().catch(() => undefined)
    })
  }

  /**
   * The document itself is answered with what is here already, and a page that goes elsewhere is followed by others.
   */
  async #decide(paused: Paused): Promise<void> {
    const session = this.#session
    const { requestId, resourceType, request, frameId } = paused
    if (resourceType !== 'Document') {
      this.#counts.blocked++
      return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).then(nothing)
    }
    if (frameId !== this.#mainFrame) return session.send('Fetch.continueRequest', { requestId }).then(nothing)
    const document = this.#document
    if (document !== null && request.url === withoutHash(document.url) && request.method === 'GET') {
      this.#document = null
      return session
        .send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: document.headers.map(([name, value]) => ({ name, value })),
          body: document.body.toString('base64'),
        })
        .then(nothing)
    }
    if (this.#isFree && !this.#mayGo(new URL(request.url)))
      return session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).then(nothing)
    if (this.#isFree || request.method !== 'GET')
      return session.send('Fetch.continueRequest', { requestId }).then(nothing)
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    // Only navigations have this header; a link that is to be saved (`download`) is no way to another page.
    const isNavigation = 'Upgrade-Insecure-Requests' in request.headers
    if (isNavigation && /^https?:/.test(request.url)) this.#visit?.end({ kind: 'left', to: request.url })
  }

  #isOwnDocument(request: Request): boolean {
    return request.isNavigationRequest() && request.frame() === this.page.mainFrame()
  }

  #noteLost(request: Request): void {
    const why = request.failure()?.errorText ?? ''
    if (!/BLOCKED_BY_CLIENT|ERR_ABORTED/.test(why)) this.#lose(request, why)
    this.#visit?.wait.ended(request)
  }

  /** What a page could not load may be why it stays empty. */
  #lose(request: Request, why: string): void {
    const visit = this.#visit
    if (visit === null || !['fetch', 'xhr', 'script', 'document'].includes(request.resourceType())) return
    visit.lost ??= `${request.url().slice(0, 300)}: ${why}`
  }

  /** Closes the tab; false when it does not close. */
  async close(): Promise<boolean> {
    // A script that never ends keeps its tab from closing; this ends its process.
    if (!this.isWell && !this.page.isClosed()) void this.#session.send('Page.crash').catch(() => undefined)
    return (
      (await within(
        CLOSING_MS,
        this.page.close().then(() => true),
      )) ?? this.page.isClosed()
    )
  }
}

type Paused = {
  requestId: string
  resourceType: string
  frameId: string
  request: { url: string; method: string; headers: object }
}

/** For the text of a page that has come to rest: an endless script may begin at any time, and a machine may be busy. */
const CONTENT_MS = 30_000
const CLOSING_MS = 5000
const OPENING_MS = 30_000

/** Of what stays open on purpose nobody waits for the end. */
function isEndless(request: Request): boolean {
  return ['eventsource', 'websocket', 'ping', 'media'].includes(request.resourceType())
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0]!
}

function nothing(): void {
  // What is sent to a browser has no answer that anybody needs.
}
