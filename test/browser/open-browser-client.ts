import { browserSettings } from '../../src/browser/browser-settings.ts'
import { type BrowserTransport, createBrowserTransport } from '../../src/browser/browser-transport.ts'
import { findBrowser } from '../../src/browser/find/find-browser.ts'
import type { BrowserSettings } from '../../src/config/source.ts'
import type { HttpClientOptions } from '../../src/http/client-options.ts'
import type { FetchOutcome } from '../../src/http/client.ts'
import { politeClient } from '../http/polite-client.ts'
import type { Cleanup } from './start-built-site.ts'

/** A client that shows every page in a browser, for tests of single pages. */
export interface BrowserClient {
  /** Shows a page and waits for an element of the class `story`, or for what is awaited. */
  show(url: string, awaited?: string[]): Promise<FetchOutcome>
  statistics: BrowserTransport['statistics']
  events: { message: string; fields: Record<string, unknown> }[]
  close(): Promise<void>
}

export async function openBrowserClient(
  t: Cleanup,
  origin: string,
  browser: BrowserSettings = {},
  http: Partial<HttpClientOptions> = {},
): Promise<BrowserClient> {
  const search = await findBrowser()
  if (!search.ok) throw new Error(search.fault)
  const events: BrowserClient['events'] = []
  const transport = createBrowserTransport({
    found: search.browser,
    settings: browserSettings({ browser }, {}),
    opens: false,
    source: { cookies: http.cookies ?? {}, origins: [origin], charset: null },
    user_agent: 'tester/1.0',
    isToShow: ({ render }, { status, headers }) =>
      render !== undefined && status === 200 && /html/.test(headers['content-type'] ?? ''),
    onShown: () => undefined,
    onEvent: (message, fields) => events.push({ message, fields }),
  })
  const client = politeClient({
    own_hosts: [origin],
    allow_private: false,
    ...http,
    transport: (real, guard) => transport.over(real, guard),
  })
  t.after(() => client.close())
  return {
    show: (url, awaited = ['.story']) =>
      client.fetch(url, { operation: 'browser', render: { kind: 'detail', awaited } }),
    statistics: () => transport.statistics(),
    events,
    close: () => client.close(),
  }
}
