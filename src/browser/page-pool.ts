import type { BrowserContext } from 'playwright-core'
import type { ShownSettings } from './browser-settings.ts'
import { BrowserPage, type PageCounts } from './page/browser-page.ts'

export interface PagePool {
  /** Does the work with a page of its own, when there is one; rejects where the browser cannot be started. */
  use<T>(work: (page: BrowserPage) => Promise<T>): Promise<T>
  /** After it pages are opened in the browser that `context` gives then. */
  close(): Promise<void>
}

export interface PagePoolOptions {
  settings: Pick<ShownSettings, 'pool_size' | 'blocked' | 'recycle_after'>
  context: () => Promise<BrowserContext>
  counts: PageCounts
  /** A page does not even close: only the end of its browser helps. */
  onStuck: () => void
}

/** Pages of one browser, so many at once; each is replaced when it has crashed, and after so many uses. */
export function createPagePool({ settings, context, counts, onStuck }: PagePoolOptions): PagePool {
  const idle: BrowserPage[] = []
  const waiting: (() => void)[] = []
  let taken = 0

  async function open(): Promise<BrowserPage> {
    for (let page = idle.pop(); page !== undefined; page = idle.pop()) if (page.isUsable) return page
    return BrowserPage.open(await context(), settings.blocked, counts)
  }

  async function put(page: BrowserPage): Promise<void> {
    if (page.isUsable && page.isWell && page.uses < settings.recycle_after) return void idle.push(page)
    if (!(await page.close())) onStuck()
  }

  return {
    async use(work) {
      if (taken >= settings.pool_size) await new Promise<void>((resolve) => void waiting.push(resolve))
      else taken++
      try {
        const page = await open()
        try {
          return await work(page)
        } finally {
          await put(page)
        }
      } finally {
        const next = waiting.shift()
        if (next === undefined) taken--
        else next()
      }
    },
    async close() {
      await Promise.all(idle.splice(0).map((page) => page.close()))
    },
  }
}
