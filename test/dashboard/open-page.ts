import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../src/browser/find/find-browser.ts'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'

/** A browser for one file of tests. */
export interface TestBrowser {
  /** A page of the dashboard, shown and live. */
  open: (url: string, look?: Look) => Promise<OpenPage>
}

interface Look {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  reducedMotion?: boolean
  forcedColors?: boolean
}

export interface OpenPage {
  page: Page
  /** What went wrong in it: console errors, exceptions, breaches of the policy, requests to anybody else. */
  faults: string[]
  close: () => Promise<void>
}

interface Cleanup {
  after(work: () => Promise<void>): void
}

export async function startTestBrowser(t: Cleanup): Promise<TestBrowser> {
  const search = await findBrowser()
  if (!search.ok) throw new Error(search.fault)
  const { path, env } = search.browser
  const own = join(tmpdir(), 'browser')
  mkdirSync(own, { recursive: true })
  const browser: Browser = await chromium.launch({
    executablePath: path,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...env, TMPDIR: own },
  })
  t.after(async () => {
    await browser.close()
    rmSync(own, { recursive: true, force: true })
  })
  return {
    async open(url, { width = 1280, height = 800, theme = 'light', reducedMotion = false, forcedColors = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        forcedColors: forcedColors ? 'active' : 'none',
      })
      const page = await context.newPage()
      const faults: string[] = []
      const { origin } = new URL(url)
      page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
      page.on('console', (message) => {
        // That a server which was killed does not answer is the point of a test.
        if (
          message.type() === 'error' &&
          !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(message.text())
        )
          faults.push(`console: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
          faults.push(`asks ${request.url()}`)
      })
      await page.goto(url)
      await page.locator('[data-connection=live]').waitFor()
      await page.locator('h1').first().waitFor()
      return { page, faults, close: () => context.close() }
    },
  }
}

/** What axe finds in the page as it is, a line each. */
export async function findings(page: Page): Promise<string[]> {
  // As an expression of the debugger, which no policy of the page stops.
  await page.evaluate(axe.source)
  const result = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`)
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll('\n', ' ').slice(0, 200)}`),
  )
}
