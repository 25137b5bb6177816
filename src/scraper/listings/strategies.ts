import type { Listing, ListingType } from '../../config/listings/listing-types.ts'
import { apiStrategy } from './api.ts'
import { archiveStrategy } from './archive.ts'
import { cursorStrategy } from './cursor.ts'
import { directoryStrategy } from './directory.ts'
import { feedStrategy } from './feed.ts'
import { followLinkStrategy } from './follow-link.ts'
import { paginatedArchiveStrategy } from './paginated-archive.ts'
import { paginationStrategy } from './pagination.ts'
import { sitemapStrategy } from './sitemap.ts'
import type { ListingStrategy } from './strategy.ts'

/** Of every type that a config may have; the compiler names what is missing. */
const STRATEGIES = {
  pagination: paginationStrategy,
  archive: archiveStrategy,
  api: apiStrategy,
  sitemap: sitemapStrategy,
  feed: feedStrategy,
  paginated_archive: paginatedArchiveStrategy,
  cursor: cursorStrategy,
  follow_link: followLinkStrategy,
  directory: directoryStrategy,
} satisfies { [T in ListingType]: ListingStrategy<Extract<Listing, { type: T }>> }

/** What a run does with a listing of this type. */
export function strategyOf({ type }: Listing): ListingStrategy<Listing> {
  return STRATEGIES[type]
}
