import type { Download, Locator, Page, Request, Response } from 'playwright-core'
import type { PressedButton } from '../../vocabulary/pressed-button.ts'
import { within } from '../within.ts'
import { pageSelectors } from './page-selectors.ts'

/** What a button gave. */
export type Pressed =
  | { kind: 'file'; download: Download }
  /** A viewer of the browser shows it; its bytes are to be had by its URL. */
  | { kind: 'shown'; url: string }
  /** A web page, in the place of the document. */
  | { kind: 'page'; url: string; status: number; html: string }
  | { kind: 'nothing'; why: string }

export interface PressOptions {
  timeout_ms: number
  signal: AbortSignal | undefined
}

/** Nothing is under way any more, and nothing has come: nothing will. */
const REST_MS = 10_000
/** Between the answer to a window's request and its download; a window that has none by then shows the document. */
const VIEWER_MS = 10_000
const CLICK_MS = 5000
/** https://developer.mozilla.org/docs/Web/API/PerformanceResourceTiming/responseStatus */
const STATUS = `performance.getEntriesByType('navigation')[0]?.responseStatus || 200`

/** The document in an element that a plugin would show. */
const EMBEDDED = `(() => {
  const found = document.querySelector('embed[type="application/pdf"], object[type="application/pdf"], embed[src*=".pdf" i], object[data*=".pdf" i]')
  return found === null ? null : found.src || found.data || null
})()`

/**
 * Presses a button and waits for its document, which comes as a download of the page or of a window that the page has
 * opened, or stays in that window. Only what this very page opens counts, whatever others do at the same time. The
 * windows are closed by the function that is given back with the result.
 */
export async function pressButton(
  page: Page,
  button: PressedButton,
  { timeout_ms, signal }: PressOptions,
): Promise<{ pressed: Pressed; close: () => Promise<void> }> {
  const ended = Promise.withResolvers<Pressed>()
  const windows: Page[] = []
  const open = new Set<Request>()
  let rest: NodeJS.Timeout | undefined
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, work: () => void): void => void timers.add(setTimeout(work, ms))

  const happened = (): void => {
    clearTimeout(rest)
    if (open.size === 0) rest = setTimeout(() => void atRest(), REST_MS)
  }
  const asPage = async (window: Page, status: number): Promise<void> => {
    const html = await within(CLICK_MS, window.content())
    ended.resolve({ kind: 'page', url: window.url(), status, html: html ?? '' })
  }
  /** A viewer of the page's own, which the headless shells leave empty. */
  const isEmbedded = async (window: Page): Promise<boolean> => {
    const url = await within(CLICK_MS, window.evaluate<string | null>(EMBEDDED))
    if (url !== null) ended.resolve({ kind: 'shown', url })
    return url !== null
  }
  const atRest = async (): Promise<void> => {
    for (const one of [...windows, page]) if (!one.isClosed() && (await isEmbedded(one))) return
    const window = windows.find((one) => !one.isClosed() && /^https?:/.test(one.url()))
    if (window === undefined) ended.resolve({ kind: 'nothing', why: 'no document came, and nothing is under way' })
    else await asPage(window, 200)
  }
  const onAnswer = async (window: Page, response: Response): Promise<void> => {
    const request = response.request()
    if (!request.isNavigationRequest() || request.frame() !== window.mainFrame()) return
    const status = response.status()
    const type = response.headers()['content-type'] ?? ''
    if (status >= 300 && status < 400) return
    if (!/html/i.test(type) && status < 400)
      return later(VIEWER_MS, () => ended.resolve({ kind: 'shown', url: response.url() }))
  }
  /** An error page, or a form to log in: no document will come of it. */
  const onLoaded = async (window: Page): Promise<void> => {
    if (!/^https?:/.test(window.url())) return
    if (await isEmbedded(window)) return
    const status = (await within(CLICK_MS, window.evaluate<number>(STATUS))) ?? 200
    const asksToLogIn = (await within(CLICK_MS, window.locator('input[type=password]').count())) ?? 0
    if (status >= 400 || asksToLogIn > 0) await asPage(window, status)
  }
  const watch = (window: Page): void => {
    window.on('download', (download) => ended.resolve({ kind: 'file', download }))
    window.on('popup', (popup) => {
      windows.push(popup)
      watch(popup)
      popup.on('domcontentloaded', () => void onLoaded(popup))
      // It may have loaded before anybody listened.
      void within(timeout_ms, popup.waitForLoadState('domcontentloaded')).then(() => onLoaded(popup))
      happened()
    })
    window.on('request', (request) => {
      if (['eventsource', 'websocket', 'ping', 'media'].includes(request.resourceType())) return
      open.add(request)
      happened()
    })
    for (const event of ['requestfinished', 'requestfailed'] as const) {
      window.on(event as 'requestfinished', (request) => {
        if (open.delete(request)) happened()
      })
    }
    window.on('response', (response) => void onAnswer(window, response).catch(() => undefined))
    window.on('crash', () => ended.resolve({ kind: 'nothing', why: 'the page crashed' }))
  }

  const onAbort = (): void => ended.resolve({ kind: 'nothing', why: 'stopped by the caller' })
  signal?.addEventListener('abort', onAbort, { once: true })
  page.once('close', () => ended.resolve({ kind: 'nothing', why: 'the page was closed' }))
  later(timeout_ms, () => ended.resolve({ kind: 'nothing', why: `nothing came within ${timeout_ms / 1000} s` }))
  watch(page)
  happened()
  const found = await find(page, button)
  if (found === null) ended.resolve({ kind: 'nothing', why: `${button.selector} is not on the page` })
  else {
    // A slow machine may need longer for the click than a page may rest.
    void press(found).then(happened, (error: unknown) => ended.resolve({ kind: 'nothing', why: String(error) }))
  }
  const pressed = await ended.promise
  clearTimeout(rest)
  for (const timer of timers) clearTimeout(timer)
  signal?.removeEventListener('abort', onAbort)
  const close = async (): Promise<void> => {
    for (const window of windows) await within(CLICK_MS, window.close())
  }
  return { pressed, close }
}

async function find(page: Page, { selector, row }: PressedButton): Promise<Locator | null> {
  const css = pageSelectors(selector).join(', ')
  const scope = row === undefined ? page : await findRow(page, row)
  const found = scope?.locator(css).first() ?? null
  return found !== null && ((await within(CLICK_MS, found.count())) ?? 0) > 0 ? found : null
}

/** The row of a listing is recognised by what distinguishes it, or by where it leads, not by its place. */
async function findRow(page: Page, row: NonNullable<PressedButton['row']>): Promise<Locator | null> {
  const containers = page.locator(row.container.flatMap(pageSelectors).join(', '))
  const key = row.key.flatMap(pageSelectors).join(', ')
  for (const container of (await within(CLICK_MS, containers.all())) ?? []) {
    if (row.text !== undefined && key !== '') {
      const texts = (await within(CLICK_MS, container.locator(key).allTextContents())) ?? []
      if (isNamed(squeezed(texts.join(' ')), squeezed(row.text))) return container
    } else if (row.href !== undefined) {
      const links = (await within(CLICK_MS, container.locator('a[href]').all())) ?? []
      for (const link of links)
        if (URL.parse((await link.getAttribute('href')) ?? '', page.url())?.href === row.href) return container
    }
  }
  return null
}

/** A long key is cut in the name, and its digest stands behind. */
function isNamed(key: string, name: string): boolean {
  return key === name || (name.length > LONGEST_KEY && key.startsWith(name.slice(0, LONGEST_KEY)))
}

/** As in scraper/frontier/row-url.ts. */
const LONGEST_KEY = 100

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** As a person does it; what lies above the button since its styles are not loaded is no hindrance. */
async function press(button: Locator): Promise<void> {
  try {
    await button.click({ timeout: CLICK_MS, noWaitAfter: true })
  } catch {
    await button.dispatchEvent('click', undefined, { timeout: CLICK_MS })
  }
}
