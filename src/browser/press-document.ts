import { createReadStream } from 'node:fs'
import { failed, type HttpResponse, type HttpResult, type Outgoing, type Send } from '../http/exchange.ts'
import { classify } from '../http/transport/failure.ts'
import type { Download } from '../http/transport/received-body.ts'
import type { PressedButton } from '../vocabulary/pressed-button.ts'
import type { BrowserPage } from './page/browser-page.ts'
import { pressButton, type Pressed } from './page/press-button.ts'
import { notBuilt, stopped } from './shown-outcome.ts'
import { within } from './within.ts'

/** A page that has been shown, and the button on it whose document is wanted. */
export interface PressContext {
  request: Outgoing
  /** Of the page. */
  response: HttpResponse
  button: PressedButton
  download: Download
  /** For the document, once the page is there. */
  timeout_ms: number
  /** Requests what a viewer of the browser shows, with the session of the browser. */
  send: Send
}

/**
 * Presses a button, and hands its document on as if it had been requested: it goes to `download`, and the answer names
 * the file. What comes in the place of a document (an error page, a form that asks to log in) is handed on as well, for
 * those to judge who judge documents.
 */
export async function pressDocument(page: BrowserPage, context: PressContext): Promise<HttpResult> {
  const { request, button, timeout_ms } = context
  const { pressed, close } = await page.whileFree(() =>
    pressButton(page.page, button, { timeout_ms, signal: request.signal }),
  )
  try {
    return await handOn(pressed, context)
  } catch (error) {
    return failed(classify(error, context.response.url, 200))
  } finally {
    await close()
  }
}

async function handOn(pressed: Pressed, context: PressContext): Promise<HttpResult> {
  const { request, response, download, button } = context
  switch (pressed.kind) {
    case 'file': {
      const file = pressed.download
      const path = await within(context.timeout_ms, file.path(), request.signal)
      if (path === null) {
        if (request.signal?.aborted !== true) {
          const why = (await within(1000, file.failure())) ?? `not whole within ${context.timeout_ms / 1000} s`
          await within(1000, file.cancel())
          return notBuilt(request, `${request.url.href}: the document of ${button.selector} broke off: ${why}`, true)
        }
        await within(1000, file.cancel())
        return stopped(response)
      }
      const headers = {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.suggestedFilename())}`,
      }
      const url = URL.parse(file.url())
      const at = url !== null && /^https?:$/.test(url.protocol) ? url : response.url
      const received = await receive(download, headers, createReadStream(path))
      await within(1000, file.delete())
      return { ok: true, response: { ...response, url: at, headers, cookies: [], body: Buffer.alloc(0), received } }
    }
    case 'shown': {
      const url = URL.parse(pressed.url)
      if (url === null || !/^https?:$/.test(url.protocol))
        return notBuilt(request, `${request.url.href}: ${button.selector} shows what is at no web address`, false)
      return context.send({
        ...request,
        url,
        host: url.host,
        headers: { ...request.headers, referer: response.url.href },
      })
    }
    case 'page': {
      const url = URL.parse(pressed.url) ?? response.url
      if (pressed.status >= 400) {
        const headers = { 'content-type': 'text/html; charset=utf-8' }
        const body = Buffer.from(pressed.html)
        return { ok: true, response: { ...response, url, status: pressed.status, headers, cookies: [], body } }
      }
      return pageInstead(pressed.html, url, context)
    }
    case 'nothing':
      if (request.signal?.aborted === true) return stopped(response)
      return notBuilt(request, `${request.url.href}: ${button.selector}: ${pressed.why}`, true)
  }
}

/** A web page where a document was wanted, as a server sends it that answers 200 to everything. */
export async function pageInstead(
  html: string,
  url: URL,
  { response, download }: Pick<PressContext, 'response' | 'download'>,
): Promise<HttpResult> {
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  const received = await receive(download, headers, [Buffer.from(html)])
  return { ok: true, response: { ...response, url, headers, cookies: [], body: Buffer.alloc(0), received } }
}

async function receive(
  download: Download,
  headers: Record<string, string>,
  chunks: AsyncIterable<unknown> | Iterable<Buffer>,
): Promise<number> {
  const body = download.receive(200, headers)
  try {
    for await (const chunk of chunks) body.add(chunk as Buffer)
    await body.whole()
    return body.received
  } catch (error) {
    body.discard()
    throw error
  }
}
