import type { CleaningContext } from './clean/cleaner.ts'
import { clean } from './clean/registry.ts'
import { readDetail, readListed } from './detail.ts'
import type { CreateExtractor, Extractor } from './extractor.ts'
import { createHtmlListing } from './listing/html-listing.ts'
import { createJsonPages } from './json/json-pages.ts'
import type { SentJson } from './json/sent-json.ts'
import { emptyListing } from './listing/listing-page.ts'
import type { ListingPages, NextInHtml } from './listing/listing-pages.ts'
import { createNextPage } from './listing/next-page.ts'
import { createPageReading } from './strategies/page-reading.ts'
import { sitemapListing } from './sitemap/sitemap-listing.ts'
import { compileSelectors } from './select/source-selectors.ts'
import { parseFast, type ParsePage } from './tree/parse/parse-fast.ts'
import { loadHtml5Parser } from './tree/parse/parse-html5.ts'

/**
 * Prepares all that the pages of one source have in common. Rejects with InvalidSelector when a selector of the config
 * cannot be compiled. `now` is what relative dates are counted from.
 */
export const createExtractor: CreateExtractor = async (
  source,
  pages,
  now = () => new Date(),
  options = {},
): Promise<Extractor> => {
  const selectors = compileSelectors(source)
  const parse: ParsePage = source.parser === 'html5' ? await loadHtml5Parser() : parseFast
  const htmlListing = createHtmlListing(source, selectors)
  const next = nextOf(pages)
  const nextPage = next === null ? null : createNextPage(next)
  const reading = createPageReading(source, next?.selectors ?? [], parse, options)
  const contextOf = (url: string, base: string, at = now()): CleaningContext => ({
    url,
    base,
    date: { now: at, language: source.language },
  })

  const listing: Extractor['listing'] = (html, url, encodeQuery) => {
    const at = now()
    return reading.listing(html, url, (tree) => {
      const page = { ...tree, encodeQuery: encodeQuery ?? null }
      const found = htmlListing(page, contextOf(url, page.base, at))
      return nextPage === null ? found : { ...found, next: nextPage(page) }
    })
  }
  const jsonListing = pages.kind === 'json' ? createJsonPages(source, pages, listing) : null
  const feedListing =
    pages.kind === 'feed' ? (await import('./feed/feed-listing.ts')).createFeedListing(source, pages) : null

  const directory =
    pages.kind === 'rows'
      ? (await import('./directory/read-directory.ts')).createDirectoryReader(source, pages, selectors.fields, {
          parse,
          now,
        })
      : null

  return {
    listing,
    directory: (text, url) => directory?.listing(text, url) ?? emptyListing(),
    api(json, url) {
      return jsonListing?.(json as SentJson, contextOf(url, source.base_url)) ?? emptyListing()
    },
    feed: (text, url) => feedListing?.(text, contextOf(url, url)) ?? null,
    sitemap(sitemap, url) {
      const context = contextOf(url, url)
      const address = (link: string): string => clean(source.cleaning['url'], link, context) as string
      return sitemapListing(sitemap, { url, now: now(), stopDate: source.stop_date, clean: address })
    },
    detail(html, url, entry, read) {
      const at = now()
      const { record } = entry
      if (record !== null && directory !== null) {
        return readListed(source, directory.ownPage(html, url, { ...entry, record }), contextOf(url, url, at))
      }
      return reading.article(html, url, (page) =>
        readDetail(source, selectors, page, entry, { ...contextOf(url, page.base, at), read }),
      )
    },
    listed(entry) {
      return readListed(source, entry, contextOf(entry.url, source.base_url))
    },
    reading: () => reading.report(),
  }
}

function nextOf(pages: ListingPages): NextInHtml | null {
  return pages.kind === 'html' || pages.kind === 'json' || pages.kind === 'rows' ? pages.next : null
}
