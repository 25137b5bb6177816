import type { LoginStep } from '../config/login.ts'
import type { HttpResponse, HttpResult, Outgoing } from '../http/exchange.ts'
import type { BrowserPage } from './page/browser-page.ts'
import { takeSteps } from './page/take-steps.ts'
import { notBuilt } from './shown-outcome.ts'
import { readStorage, type WebStorage } from './web-storage.ts'
import { within } from './within.ts'

export interface LoggingIn {
  request: Outgoing
  response: HttpResponse
  steps: readonly LoginStep[]
  isOwn: (url: URL) => boolean
  /** What the site keeps in the browser beside cookies, once the steps are done. */
  onStorage: (storage: WebStorage) => void
}

const READ_MS = 10_000

/**
 * Takes the steps of a login on a page that has been shown. The answer is the page on which they end, as it was built;
 * a step that fails is the failure `not_built`, which is not tried again. What is filled in goes to hosts of the source
 * alone: a page of another host is not opened.
 */
export async function logInOnPage(
  page: Pick<BrowserPage, 'page' | 'whileFree'>,
  { request, response, steps, isOwn, onStorage }: LoggingIn,
): Promise<HttpResult> {
  // What is typed on a page is known to its scripts, sent or not.
  if (!isOwn(response.url)) return ledTo(response.url.origin)
  let elsewhere: string | null = null
  const fault = await page.whileFree(
    () => takeSteps(page.page, steps),
    (url) => {
      if (isOwn(url)) return true
      elsewhere ??= url.origin
      return false
    },
  )
  const url = URL.parse(page.page.url()) ?? response.url
  if (elsewhere !== null) return ledTo(elsewhere)
  if (fault !== null) return notBuilt(request, fault, false)
  const html = await within(READ_MS, page.page.content())
  if (html === null) return notBuilt(request, `${url.href}: the page after the login cannot be read`, false)
  const storage = await readStorage(page.page)
  if (storage !== null) onStorage(storage)
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  return { ok: true, response: { ...response, url, status: 200, headers, body: Buffer.from(`\uFEFF${html}`) } }

  function ledTo(origin: string): HttpResult {
    return notBuilt(request, `the login leads to ${origin}, which is no host of this config`, false)
  }
}
