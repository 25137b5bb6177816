import type { FollowLinkListing } from '../../config/listings/follow-link.ts'
import { chainTracks } from './chain.ts'
import type { ListingStrategy } from './strategy.ts'

/** HTML pages of which each links to the next one. */
export const followLinkStrategy: ListingStrategy<FollowLinkListing> = {
  pages: ({ next_selector }) => ({ kind: 'html', next: { selectors: next_selector, isLink: true } }),
  tracks: ({ url_template, sent, next_selector }) => chainTracks(url_template, { sent, next: next_selector }),
  isEven: true,
}
