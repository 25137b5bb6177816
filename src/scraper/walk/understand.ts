import { setImmediate as otherWork } from 'node:timers/promises'
import type { ListingPage } from '../../extract/extractor.ts'
import { parseJson } from '../../extract/json/sent-json.ts'
import { createSitemapReader } from '../../extract/sitemap/read-sitemap.ts'
import { queryEncoderFor } from '../../http/charset/query-encoder.ts'
import type { FetchedPage } from '../../http/client.ts'
import { asksForLogin } from '../../extract/forms/asks-for-login.ts'
import { isEmptyShell } from '../../extract/empty-shell.ts'
import { decodedPage } from '../pages/decoded-page.ts'
import type { RunContext } from '../run-context.ts'
import type { AnswerKind } from './answer-kind.ts'
import { sitemapText } from './sitemap-text.ts'

/** The entries of a page that was answered, or null where it is not of the kind that was expected. */
export async function understand(page: FetchedPage, kind: AnswerKind, run: RunContext): Promise<ListingPage | null> {
  switch (kind) {
    case 'html': {
      const { text: html, charset } = await decodedPage(page, run)
      const found = run.extractor.listing(html, page.url, await queryEncoderFor(charset, html))
      if (found.containers === 0 && isEmptyShell(html)) run.counters.listing.shells++
      else if (found.containers === 0 && asksForLogin(html)) run.counters.listing.logins++
      return found
    }
    case 'json': {
      // Nothing (204) is how some APIs say that there is no such page.
      const value = page.status === 204 ? [] : parseJson((await decodedPage(page, run)).text)
      return value === undefined ? null : run.extractor.api(value, page.url)
    }
    case 'feed':
      return run.extractor.feed((await decodedPage(page, run)).text, page.url)
    case 'rows': {
      const { text } = await decodedPage(page, run)
      const found = run.extractor.directory(text, page.url)
      if (found.containers === 0 && isEmptyShell(text)) run.counters.listing.shells++
      if (found.directory !== undefined) run.log.info({ url: page.url, ...found.directory }, 'directory page')
      return found
    }
    case 'sitemap':
      return readSitemap(page, run)
  }
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
