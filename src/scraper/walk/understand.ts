import { setImmediate as otherWork } from 'node:timers/promises'
import type { ListingPage, SitemapPage } from '../../extract/extractor.ts'
import { parseJson } from '../../extract/json/sent-json.ts'
import { emptyListing } from '../../extract/listing/listing-page.ts'
import type { ListingPages } from '../../extract/listing/listing-pages.ts'
import { isRobotsTxt, sitemapsInRobots } from '../../extract/sitemap/sitemaps-in-robots.ts'
import { createSitemapReader } from '../../extract/sitemap/read-sitemap.ts'
import { queryEncoderFor } from '../../http/charset/query-encoder.ts'
import type { FetchedPage } from '../../http/client.ts'
import type { FormPage } from '../../extract/forms/form-page.ts'
import { asksForLogin } from '../../extract/forms/asks-for-login.ts'
import { isEmptyShell } from '../../extract/empty-shell.ts'
import { decodedPage } from '../pages/decoded-page.ts'
import type { RunContext } from '../run-context.ts'
import { sitemapText } from './sitemap-text.ts'

/** What was made of a page, and how its forms are opened where it is a web page. */
export interface Understood {
  page: ListingPage
  openForm?: () => Promise<FormPage>
}

/** The entries of a page that was answered, or null where it is not of the kind that was expected. */
export async function understand(
  page: FetchedPage,
  pages: ListingPages,
  run: RunContext,
): Promise<Understood | { kind: 'unfit'; why: string | null }> {
  switch (pages.kind) {
    case 'html':
    case 'rows': {
      const decoded = await decodedPage(page, run)
      const openForm = async (): Promise<FormPage> => {
        const { openForms } = await import('../open-forms.ts')
        return openForms(decoded.text, page.url, decoded.charset)
      }
      return {
        page: pages.kind === 'html' ? await readHtml(page, decoded, run) : readRows(page, decoded.text, run),
        openForm,
      }
    }
    case 'json': {
      // Nothing (204) is how some APIs say that there is no such page.
      if (page.status === 204) return { page: run.extractor.api([], page.url) }
      const { text } = await decodedPage(page, run)
      if (pages.script !== undefined) return readScript(page, text, pages.script, run)
      const value = parseJson(text)
      return value === undefined ? UNFIT : { page: run.extractor.api(value, page.url) }
    }
    case 'feed':
      return understood(run.extractor.feed((await decodedPage(page, run)).text, page.url))
    case 'sitemap':
      return understood(isRobotsTxt(page.requested) ? await readRobots(page, run) : await readSitemap(page, run))
  }
}

const UNFIT = { kind: 'unfit', why: null } as const

function understood(page: ListingPage | null): Understood | typeof UNFIT {
  return page === null ? UNFIT : { page }
}

async function readScript(
  { url }: FetchedPage,
  html: string,
  name: string,
  run: RunContext,
): Promise<Understood | { kind: 'unfit'; why: string }> {
  const { scriptJson, scriptNames } = await import('../../extract/json/script-json.ts')
  const value = scriptJson(html, name)
  if (value !== undefined) return { page: run.extractor.api(value, url) }
  const names = scriptNames(html)
  const has = names.length === 0 ? 'no script of it has any' : `it has ${names.join(', ')}`
  return { kind: 'unfit', why: `${url} has no JSON called ${name}: ${has}` }
}

/** The maps that a robots.txt names, as those of an index. */
async function readRobots(page: FetchedPage, run: RunContext): Promise<SitemapPage> {
  const { text } = await decodedPage(page, run)
  const maps = sitemapsInRobots(text, page.url).map((url) => ({ url, changed: null }))
  return { ...emptyListing(), maps, newest: null }
}

async function readHtml(
  { url }: FetchedPage,
  { text: html, charset }: { text: string; charset: string },
  run: RunContext,
): Promise<ListingPage> {
  const found = run.extractor.listing(html, url, await queryEncoderFor(charset, html))
  if (found.containers === 0 && isEmptyShell(html)) run.counters.listing.shells++
  else if (found.containers === 0 && asksForLogin(html)) run.counters.listing.logins++
  return found
}

function readRows({ url }: FetchedPage, text: string, run: RunContext): ListingPage {
  const found = run.extractor.directory(text, url)
  if (found.containers === 0 && isEmptyShell(text)) run.counters.listing.shells++
  if (found.directory !== undefined) run.log.info({ url, ...found.directory }, 'directory page')
  return found
}

async function readSitemap(page: FetchedPage, { extractor, log, task }: RunContext): Promise<ListingPage | null> {
  const reader = createSitemapReader()
  try {
    for await (const chunk of sitemapText(page.body, task.config.charset)) {
      if (!reader.write(chunk)) break
      // 50 MB take a second: the process must answer signals and report its state meanwhile.
      await otherWork()
    }
  } catch (error) {
    log.warn({ url: page.url, why: error instanceof Error ? error.message : String(error) }, 'the sitemap is cut short')
  }
  const sitemap = reader.end()
  return sitemap === null ? null : extractor.sitemap(sitemap, page.url)
}
