import { createAutoChoice } from '../browser/auto-choice.ts'
import { BrowserError } from '../browser/browser-error.ts'
import { sweepBrowserFolders } from '../browser/browser-folder.ts'
import { browserSettings } from '../browser/browser-settings.ts'
import { createBrowserTransport } from '../browser/browser-transport.ts'
import { createPictures, type PictureSettings } from '../browser/pictures.ts'
import { findBrowser, HOW_TO_GET_ONE } from '../browser/find/find-browser.ts'
import type { Source } from '../config/source.ts'
import { parseFast } from '../extract/tree/parse/parse-fast.ts'
import { compileSelector } from '../extract/select/selector.ts'
import type { HttpResponse } from '../http/exchange.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Secrets } from '../vocabulary/text/hide-secrets.ts'
import { USER_AGENT } from '../vocabulary/product.ts'
import type { CarriedBy } from './carried-by.ts'

export interface BrowserSourceDeps {
  log: Log
  secrets: Secrets
  /** Where pages are pictured for people; nowhere without it. */
  pictures?: PictureSettings | undefined
}

/**
 * The browser of a source with `client: browser` or `auto`. Without a browser on this machine the first rejects with a
 * BrowserError, and the second goes on over HTTP and says so.
 */
export async function openBrowserTransport(
  source: Source,
  client: 'browser' | 'auto',
  { log, pictures, secrets }: BrowserSourceDeps,
): Promise<CarriedBy> {
  const swept = sweepBrowserFolders()
  if (swept > 0) log.info({ folders: swept }, 'removed what killed browsers left behind')
  const search = await findBrowser()
  if (!search.ok) {
    if (client === 'browser') throw new BrowserError(`${search.fault}: ${HOW_TO_GET_ONE}`)
    log.warn({ why: search.fault, to_get_one: HOW_TO_GET_ONE }, 'no browser: pages that need one stay empty')
    return { transport: (http) => http(), statistics: () => null }
  }
  const settings = browserSettings(source, process.env)
  if (settings.pool_size < 2 || settings.pool_size > 8)
    log.warn({ pool_size: settings.pool_size }, 'a pool of 2 to 8 pages is what machines and sites bear')
  const auto = createAutoChoice({
    has: hasAny,
    onDecided: (kind, by, why) => log.info({ pages: kind, client: by, why }, 'client chosen'),
  })
  const browser = createBrowserTransport({
    found: search.browser,
    settings,
    source,
    opens: source.documents?.some(({ click }) => click !== undefined) === true,
    user_agent: userAgent(source),
    isToShow: ({ render }, response) =>
      render !== undefined &&
      isPage(response) &&
      (client === 'browser' ||
        render.press !== undefined ||
        render.steps !== undefined ||
        auto.isToShow(render, response)),
    onShown: ({ kind }, isBuilt) => client === 'auto' && auto.noteShown(kind, isBuilt),
    pictures: pictures === undefined ? undefined : createPictures(pictures, (text) => secrets.hide(text)),
    onEvent: (message, fields) => log.info(fields, message),
  })
  return {
    transport: (http, guard) => browser.over(http, guard),
    storage: { read: () => browser.storage, restore: (storage) => browser.restore(storage) },
    statistics: () => ({ ...browser.statistics(), client: client === 'auto' ? auto.read() : client }),
  }
}

function hasAny(html: string, selectors: string[]): boolean {
  const { elements } = parseFast(html)
  return selectors.some((selector) => compileSelector(selector).among(elements, null).length > 0)
}

function isPage({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>): boolean {
  return status >= 200 && status < 300 && /html/i.test(headers['content-type'] ?? 'html')
}

function userAgent({ headers }: Pick<Source, 'headers'>): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? USER_AGENT
}
