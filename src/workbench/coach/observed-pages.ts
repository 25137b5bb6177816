import type { CreateExtractor, Extraction, ListingPage } from '../../extract/extractor.ts'
import { createExtractor } from '../../extract/create-extractor.ts'
import type { Entry } from '../../vocabulary/record.ts'

/** The pages that a trial has read, and what became of each. */
export interface ObservedPages {
  listings: { url: string; text: string; page: ListingPage }[]
  details: { url: string; text: string; entry: Entry; extraction: Extraction }[]
}

/** An extractor that notes what it is given; pages beyond a few are read and not kept. */
export function observing(pages: ObservedPages): CreateExtractor {
  return async (...given) => {
    const inner = await createExtractor(...given)
    const noteListing = <P extends ListingPage | null>(url: string, text: string, page: P): P => {
      if (page !== null && pages.listings.length < MOST) pages.listings.push({ url, text, page })
      return page
    }
    return {
      ...inner,
      listing: (html, url, encodeQuery) => noteListing(url, html, inner.listing(html, url, encodeQuery)),
      feed: (text, url) => noteListing(url, text, inner.feed(text, url)),
      directory: (text, url) => noteListing(url, text, inner.directory(text, url)),
      detail(html, url, entry, read) {
        const extraction = inner.detail(html, url, entry, read)
        // A page that is read again without selectors counts as it came out in the end.
        const known = pages.details.findIndex((one) => one.url === url)
        if (known !== -1) pages.details.splice(known, 1)
        if (pages.details.length < MOST) pages.details.push({ url, text: html, entry, extraction })
        return extraction
      },
    }
  }
}

const MOST = 50

/** Nothing read yet. */
export function noPages(): ObservedPages {
  return { listings: [], details: [] }
}
