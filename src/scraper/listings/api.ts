import type { ApiListing } from '../../config/listings/api.ts'
import type { ListingRead, Track } from '../walk/track.ts'
import { placeholders } from '../../config/expand/url-template.ts'
import { listingPageRequest } from './listing-request.ts'
import type { ListingStrategy } from './strategy.ts'

/** JSON pages by offset, up to the API's own total, or by number, one after the other. */
export const apiStrategy: ListingStrategy<ApiListing> = {
  pages: (listing) => ({
    kind: 'json',
    script: listing.script,
    entries: listing,
    html_path: null,
    next_path: null,
    next: null,
  }),
  tracks: apiTracks,
  isEven: true,
}

/** Takes no context: an API is walked anew in every run. */
export function apiTracks(listing: ApiListing): Track[] {
  return listing.url_template.map((template) => ({
    template,
    bounded: false,
    startsAtZero: listing.pagination_type === 'page' && listing.page_start === 0,
    pages: (read) => {
      const ask = (values: Record<string, number>): Promise<ListingRead> =>
        read(listingPageRequest(template, values, listing.sent))
      return listing.pagination_type === 'offset' ? byOffset(listing, ask) : byPage(listing, ask)
    },
  }))
}

type Ask = (values: Record<string, number>) => Promise<ListingRead>

async function* byOffset(listing: ApiListing, ask: Ask): AsyncGenerator<ListingRead> {
  let offset = listing.offset_start
  for (;;) {
    const read = await ask({ offset, size: listing.offset_step })
    yield read
    // A server that gives fewer than were asked for (it has a cap of its own) would else make us jump over some.
    const given = read.kind === 'page' ? read.page.containers : 0
    offset += given > 0 ? Math.min(given, listing.offset_step) : listing.offset_step
    if (read.kind === 'page' && read.page.total !== null && offset >= read.page.total) return
  }
}

/**
 * Ends where the walker sees an empty page, or where WordPress says that there is no further one: what other APIs call
 * their total is as often pages as entries.
 */
async function* byPage(listing: ApiListing, ask: Ask): AsyncGenerator<ListingRead> {
  for (let page = listing.page_start; ; page += listing.page_step) {
    const read = await ask({ page, size: listing.offset_step })
    yield read
    if (isSingle(listing)) return
    if (read.kind === 'page' && read.lastPage != null && page >= read.lastPage) return
  }
}

/** Whether it is one page: nothing in its request counts. */
function isSingle({ url_template, sent }: ApiListing): boolean {
  return placeholders(JSON.stringify([url_template, sent?.form, sent?.json])).length === 0
}
