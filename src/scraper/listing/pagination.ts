import type { FeedListing, PaginationListing } from '../../config/source.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import type { Track } from './listing.ts'
import { fillTemplate } from './template.ts'

/** Numbered pages, one after the other. `start_url` comes first, once, and is not read again as a numbered page. */
export function paginationTracks(listing: PaginationListing | FeedListing): Track[] {
  const startUrl = listing.type === 'pagination' ? listing.start_url : null
  return listing.url_template.map((template, index) => ({
    template,
    bounded: false,
    startsAtZero: listing.start_page === 0,
    async *pages(read) {
      if (startUrl !== null && index === 0) yield await read({ url: startUrl, start: true })
      for (let num = listing.start_page; ; num += listing.step) {
        const url = fillTemplate(template, { num })
        const isStart = startUrl !== null && num === listing.start_page && canonicalUrl(url) === canonicalUrl(startUrl)
        if (!isStart) yield await read({ url })
        // A template without a placeholder is one page.
        if (url === template) return
      }
    },
  }))
}
