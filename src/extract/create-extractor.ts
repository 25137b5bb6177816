import type { JsonValue } from '../vocabulary/record.ts'
import type { CleaningContext } from './clean/cleaner.ts'
import { readDetail, readListed } from './detail.ts'
import type { CreateExtractor, Extractor } from './extractor.ts'
import { createHtmlListing } from './html-listing.ts'
import { createJsonListing } from './json/json-listing.ts'
import { emptyListing } from './listing-page.ts'
import { compileSelectors } from './select/source-selectors.ts'
import { openPage } from './tree/page.ts'
import { parseFast, type ParsePage } from './tree/parse-fast.ts'
import { loadHtml5Parser } from './tree/parse-html5.ts'

/**
 * Prepares all that the pages of one source have in common. Rejects with InvalidSelector when a selector of the config cannot
 * be compiled. `now` is what relative dates are counted from.
 */
export const createExtractor: CreateExtractor = async (source, now = () => new Date()): Promise<Extractor> => {
  const selectors = compileSelectors(source)
  const parse: ParsePage = source.parser === 'html5' ? await loadHtml5Parser() : parseFast
  const htmlListing = createHtmlListing(source, selectors)
  const jsonListing = source.listing.type === 'api' ? createJsonListing(source, source.listing) : null
  const contextOf = (url: string, base: string): CleaningContext => ({
    url,
    base,
    date: { now: now(), language: source.language },
  })

  return {
    listing(html, url) {
      const page = openPage(html, url, parse)
      return htmlListing(page, contextOf(url, page.base))
    },
    api(json, url) {
      return jsonListing?.(json as JsonValue, contextOf(url, source.base_url)) ?? emptyListing()
    },
    detail(html, url, entry) {
      const page = openPage(html, url, parse)
      return readDetail(source, selectors, page, entry, contextOf(url, page.base))
    },
    listed(entry) {
      return readListed(source, entry, contextOf(entry.url, source.base_url))
    },
  }
}
