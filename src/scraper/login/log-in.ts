import type { Login, LoginStep } from '../../config/login.ts'
import type { FormPage } from '../../extract/forms/form-page.ts'
import type { FormRequest } from '../../extract/forms/form-request.ts'
import type { FetchFailure, HttpClient } from '../../http/client.ts'
import { readFormPage, viewerOf } from './judge-page.ts'

export type LoginEnd =
  /** `landed`: a page that shows it. */
  | { kind: 'in'; landed: string }
  /**
   * The site, or the config, says no: trying again would not help. `detail` is a sentence, perhaps with secrets;
   * `isUntouched` where nothing had been sent.
   */
  | { kind: 'refused'; detail: string; isUntouched?: true }
  | { kind: 'unreachable'; failure: FetchFailure }

/**
 * Logs in by the forms of the site, without a browser: requests the page, fills in and sends what the steps say, with
 * the hidden fields that the forms have, and looks whether that let it in. What is filled in goes to the hosts of the
 * config alone.
 */
export async function logIn(login: Login & { kind: 'steps' }, at: LoginContext): Promise<LoginEnd> {
  const { client, signal } = at
  let status = 0
  let isRepeatable = true
  let wasSent = false

  const open = async ({ url, post }: FormRequest, from: string | null): Promise<FormPage | LoginEnd> => {
    if (from !== null && !client.isOwn(url)) {
      return { kind: 'refused', detail: `the login leads to ${new URL(url).origin}, which is no host of this config` }
    }
    const headers =
      from === null ? {} : { referer: from, ...(post === undefined ? {} : { origin: new URL(from).origin }) }
    const fetched = await client.fetch(url, {
      operation: 'login',
      headers,
      ...(signal === undefined ? {} : { signal }),
      ...(post === undefined ? {} : { post }),
    })
    if (!fetched.ok) return { kind: 'unreachable', failure: fetched.failure }
    status = fetched.page.status
    isRepeatable = post === undefined || fetched.page.url !== url
    return readFormPage(fetched.page, at)
  }

  let page = await open({ url: login.url }, null)
  for (const [i, step] of login.steps.entries()) {
    if ('kind' in page) return page
    if (step.when !== null && !page.has(step.when)) continue
    const done = take(step, page)
    if (done === null) continue
    if (typeof done === 'string') {
      return {
        kind: 'refused',
        ...(wasSent ? {} : { isUntouched: true as const }),
        detail: `step ${i + 1} (${step.action} ${step.selector}) on ${page.url}: ${done}${said(page)}`,
      }
    }
    wasSent = true
    page = await open(done, page.url)
  }
  if ('kind' in page) return page
  if (viewerOf(page, login) === 'member' && status < 400)
    return { kind: 'in', landed: isRepeatable ? page.url : at.base_url }
  // Some answer a form with a page of its own kind: then another page has to show it.
  const again = viewerOf(page, login) === 'doubtful' && status < 400 ? await open({ url: at.base_url }, null) : page
  if ('kind' in again) return again
  if (viewerOf(again, login) === 'member') return { kind: 'in', landed: again.url }
  return { kind: 'refused', detail: `${page.url} did not let it in${said(page)}` }

  function said(seen: FormPage): string {
    const message = seen.message()
    const answered = status === 200 ? '' : ` (HTTP ${status})`
    return message === '' ? answered : `${answered}: the page says "${message}"`
  }
}

export interface LoginContext {
  client: Pick<HttpClient, 'fetch' | 'isOwn'>
  /** Where a session shows if the answer to the form does not. */
  base_url: string
  charset: string | null
  country: string
  signal?: AbortSignal
}

/** What the step leads to, if anything; a sentence where it cannot be done. */
function take(step: LoginStep, page: FormPage): FormRequest | string | null {
  switch (step.action) {
    case 'fill':
      return page.fill(step.selector, step.value)
    case 'check':
      return page.tick(step.selector)
    case 'wait':
      return page.has(step.selector) ? null : 'it is not there'
    case 'click': {
      const click = page.click(step.selector)
      if (click.kind === 'request') return click.request
      return click.kind === 'fault' ? click.fault : null
    }
  }
}
