import type { FeedListing } from '../../config/listings/feed.ts'
import { numberedPages } from './numbered-pages.ts'
import type { ListingStrategy } from './strategy.ts'

/** A feed of one page, or of numbered ones. */
export const feedStrategy: ListingStrategy<FeedListing> = {
  pages: ({ body_in_feed }) => ({ kind: 'feed', body_in_feed }),
  tracks: (listing) => numberedPages(listing),
  isEven: true,
}
