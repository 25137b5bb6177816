import type { PaginationListing } from '../../config/listings/pagination.ts'
import { numberedPages } from './numbered-pages.ts'
import type { ListingStrategy } from './strategy.ts'

/** Numbered HTML pages; `start_url` comes first. */
export const paginationStrategy: ListingStrategy<PaginationListing> = {
  pages: () => ({ kind: 'html', next: null }),
  tracks: (listing) => numberedPages(listing, listing.start_url),
  isEven: true,
}
