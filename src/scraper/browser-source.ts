import { type ClientChoices, createAutoChoice } from '../browser/auto-choice.ts'
import { BrowserError } from '../browser/browser-error.ts'
import { sweepBrowserFolders } from '../browser/browser-folder.ts'
import { browserSettings } from '../browser/browser-settings.ts'
import { type BrowserStatistics, createBrowserTransport } from '../browser/browser-transport.ts'
import { createPictures, type PictureSettings } from '../browser/pictures.ts'
import { findBrowser, isHeaded } from '../browser/find/find-browser.ts'
import type { Source } from '../config/source.ts'
import { parseFast } from '../extract/tree/parse/parse-fast.ts'
import { compileSelector } from '../extract/select/selector.ts'
import type { HttpResponse } from '../http/exchange.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Store } from '../store/store.ts'
import type { Secrets } from '../vocabulary/text/hide-secrets.ts'
import { userAgent } from '../vocabulary/product.ts'
import type { CarriedBy } from './carried-by.ts'
import { openClientMemory } from './client-memory.ts'

export interface BrowserSourceDeps {
  log: Log
  secrets: Secrets
  /** Where pages are pictured for people; nowhere without it. */
  pictures?: PictureSettings | undefined
  /** Where the choices of `client: auto` outlive a run. */
  store: Pick<Store, 'getFact' | 'setFact'>
}

/**
 * The browser of a source with `client: browser` or `auto`. Without a browser on this machine the first rejects with a
 * BrowserError, and the second goes on over HTTP and says so.
 */
export async function openBrowserTransport(
  source: Source,
  client: 'browser' | 'auto',
  { log, pictures, secrets, store }: BrowserSourceDeps,
): Promise<CarriedBy> {
  const swept = sweepBrowserFolders()
  if (swept > 0) log.info({ folders: swept }, 'removed what killed browsers left behind')
  const search = await findBrowser()
  if (!search.ok) {
    // Who asks for a window wants to see one.
    if (client === 'browser' || isHeaded(process.env)) throw new BrowserError(`${search.fault}: ${search.remedy}`)
    log.warn({ why: search.fault, to_get_one: search.remedy }, 'no browser: pages that need one stay empty')
    return { transport: (http) => http(), statistics: () => null }
  }
  const settings = browserSettings(source, process.env)
  if (settings.pool_size < 2 || settings.pool_size > 8)
    log.warn({ pool_size: settings.pool_size }, 'a pool of 2 to 8 pages is what machines and sites bear')
  const memory = client === 'auto' ? await openClientMemory(source, store) : null
  const auto = createAutoChoice({
    has: hasAny,
    known: memory?.known ?? {},
    onDecided: (kind, choice) => log.info({ pages: kind, client: choice.client, why: choice.why }, 'client chosen'),
  })
  for (const [pages, choice] of Object.entries(auto.read())) log.info({ pages, ...choice }, 'client known')
  const browser = createBrowserTransport({
    found: search.browser,
    settings,
    source,
    opens: source.documents?.some(({ click }) => click !== undefined) === true,
    user_agent: shownAs(source),
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
    statistics: () => ({ ...browser.statistics(), ...said(client, auto.read()) }),
    ...(memory === null ? {} : { remember: () => memory.keep(auto.read()) }),
  }
}

function said(client: 'browser' | 'auto', choices: ClientChoices): Pick<BrowserStatistics, 'client' | 'why'> {
  if (client === 'browser') return { client }
  const { listing, detail } = choices
  return {
    client: {
      ...(listing === undefined ? {} : { listing: listing.client }),
      ...(detail === undefined ? {} : { detail: detail.client }),
    },
    why: {
      ...(listing === undefined ? {} : { listing: listing.why }),
      ...(detail === undefined ? {} : { detail: detail.why }),
    },
  }
}

function hasAny(html: string, selectors: string[]): boolean {
  const { elements } = parseFast(html)
  return selectors.some((selector) => compileSelector(selector).among(elements, null).length > 0)
}

function isPage({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>): boolean {
  return status >= 200 && status < 300 && /html/i.test(headers['content-type'] ?? 'html')
}

function shownAs({ headers, contact }: Pick<Source, 'headers' | 'contact'>): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? userAgent(contact)
}
