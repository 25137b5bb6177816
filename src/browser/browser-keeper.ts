import type { BrowserContext } from 'playwright-core'
import { makeBrowserFolder, removeBrowserFolder } from './browser-folder.ts'
import { within } from './within.ts'
import { launchBrowser, type LaunchSettings } from './launch-browser.ts'

/** Keeps one browser alive: starts it when it is needed first, and again when it has ended or is no longer well. */
export interface BrowserKeeper {
  context(): Promise<BrowserContext>
  /** How a page went; after five failures in a row the browser is restarted. */
  note(isWell: boolean): void
  /** Ends the browser; the next one is started when it is needed. */
  restart(why: string): void
  close(): Promise<void>
}

export interface BrowserKeeperOptions {
  /** What the next browser is started with. */
  settings: () => Promise<Omit<LaunchSettings, 'folder'>>
  /** Called with each new browser, before its first page. */
  prepare: (context: BrowserContext) => Promise<void>
  onRestart: (why: string) => void
}

const MOST_FAILURES = 5
const CLOSING_MS = 5000

interface Running {
  context: BrowserContext
  folder: string
}

/** Nothing is started yet. */
export function createBrowserKeeper({ settings, prepare, onRestart }: BrowserKeeperOptions): BrowserKeeper {
  let running: Promise<Running> | null = null
  const ending = new Set<Promise<void>>()
  let failures = 0
  let isClosed = false

  /** A busy machine, or whoever kills it at its start: once more. */
  async function startTwice(): Promise<Running> {
    try {
      return await start()
    } catch (error) {
      if (isClosed) throw error
      return start()
    }
  }

  async function start(): Promise<Running> {
    const folder = makeBrowserFolder()
    try {
      const context = await launchBrowser({ ...(await settings()), folder })
      await prepare(context)
      return { context, folder }
    } catch (error) {
      removeBrowserFolder(folder)
      throw error
    }
  }

  function watched(one: Promise<Running>): Promise<Running> {
    one.then(
      ({ context }) => context.on('close', () => running === one && restart('it has ended')),
      () => undefined,
    )
    return one
  }

  /**
   * A browser that does not end when it is told to is left to the end of its pipe, and its folder to the next sweep.
   */
  async function end({ context, folder }: Running): Promise<void> {
    await within(CLOSING_MS, context.close())
    try {
      removeBrowserFolder(folder)
    } catch {
      // Something still writes into it.
    }
  }

  function forget(one: Promise<Running>): void {
    if (running === one) running = null
    const ended = one.then(end, () => undefined)
    ending.add(ended)
    void ended.finally(() => ending.delete(ended))
  }

  function restart(why: string): void {
    if (running === null || isClosed) return
    failures = 0
    onRestart(why)
    forget(running)
  }

  return {
    async context() {
      if (isClosed) throw new Error('the browser has been closed')
      const mine = (running ??= watched(startTwice()))
      try {
        return (await mine).context
      } catch (error) {
        if (running === mine) running = null
        throw error
      }
    },
    note(isWell) {
      failures = isWell ? 0 : failures + 1
      if (failures >= MOST_FAILURES) restart(`${failures} pages failed in a row`)
    },
    restart,
    async close() {
      isClosed = true
      if (running !== null) forget(running)
      await Promise.all(ending)
    },
  }
}
