import { isEmptyShell } from '../extract/empty-shell.ts'
import { failed, type HttpResponse, type HttpResult, type Outgoing } from '../http/exchange.ts'
import { setCookieLines } from './cookies.ts'
import type { Shown, ShownDocument } from './page/browser-page.ts'

/** An answer as the document that a browser shows. The charset of a config overrides what the site says. */
export function documentOf({ url, headers, body }: HttpResponse, charset: string | null): ShownDocument {
  const kept = Object.entries(headers).filter(([name]) => !OF_TRANSFER.has(name))
  const type = charset === null ? [] : [['content-type', `text/html; charset=${charset}`] as [string, string]]
  return {
    url: url.href,
    headers: [...kept.filter(([name]) => charset === null || name !== 'content-type'), ...type],
    body,
  }
}

/** What is said of the bytes as they were sent, which are unpacked by now; cookies are handed on by themselves. */
const OF_TRANSFER = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie', 'connection'])

/** What a cached page is recognised by says nothing of what its scripts have made of it. */
const OF_THE_FRAME = new Set([...OF_TRANSFER, 'etag', 'last-modified', 'content-type'])

interface Context {
  request: Outgoing
  response: HttpResponse
  /** Whole time that a page may take. */
  seconds: number
  /** Cookies for the page that it went on to. */
  here: Parameters<typeof setCookieLines>[0]
}

/** What became of a page as the answer to its request. */
export function outcomeOf(shown: Shown, { request, response, seconds, here }: Context): HttpResult {
  const { url } = response
  const awaited = request.render?.awaited.join(', ') ?? ''
  switch (shown.kind) {
    case 'left': {
      const headers = { ...rest(response, OF_THE_FRAME), location: shown.to }
      const cookies = [...response.cookies, ...setCookieLines(here)]
      return { ok: true, response: { ...response, status: 302, headers, cookies, body: Buffer.alloc(0) } }
    }
    case 'built': {
      const { html, isAwaited, lost } = shown
      if (!isAwaited && (lost !== null || isEmptyShell(html))) {
        const why = lost === null ? 'nothing was built' : `it could not load ${lost}`
        return notBuilt(request, `${url.href}: ${awaited} never appeared: ${why}`, lost !== null)
      }
      const headers = { ...rest(response, OF_THE_FRAME), 'content-type': 'text/html; charset=utf-8' }
      return { ok: true, response: { ...response, headers, body: Buffer.from(`\uFEFF${html}`) } }
    }
    case 'failed': {
      if (request.signal?.aborted === true) return stopped(response)
      const lost = shown.lost === null ? '' : `; it could not load ${shown.lost}`
      return notBuilt(request, `${url.href}: ${whys(awaited, seconds)[shown.why]}${lost}`, shown.why !== 'late')
    }
  }
}

/** Why a page is worth a picture; null where nothing is wrong with it. */
export function faultOf(shown: Shown): string | null {
  switch (shown.kind) {
    case 'left':
      return null
    case 'built':
      return shown.isAwaited || (shown.lost === null && !isEmptyShell(shown.html))
        ? null
        : 'what is awaited never appeared'
    case 'failed':
      return shown.why === 'late' ? 'what is awaited was not there in time' : null
  }
}

/** The failure of a request whose caller does not want it any more, or that its limit cuts off. */
export function stopped({ url }: Pick<HttpResponse, 'url'>): HttpResult {
  const message = `${url.host}: stopped by the caller`
  return failed({ kind: 'aborted', message, url, status: null, transient: true, retry: false })
}

/** The failure of a page that the browser could not show. */
export function notBuilt({ url }: Pick<Outgoing, 'url'>, message: string, retry: boolean): HttpResult {
  return failed({ kind: 'not_built', message, url, status: 200, transient: true, retry })
}

function whys(awaited: string, seconds: number): Record<(Shown & { kind: 'failed' })['why'], string> {
  return {
    late: `${awaited === '' ? 'the page was not whole' : `${awaited} was not there`} within ${seconds} s`,
    crashed: 'the page crashed',
    hung: 'the page was built, but no longer answers',
    closed: 'the page was closed: its browser has ended',
  }
}

function rest({ headers }: HttpResponse, without: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !without.has(name)))
}
