import type { ListedParts } from '../../vocabulary/record.ts'
import type { ListingPage } from '../extractor.ts'

/** A listing page on which nothing was found yet. */
export function emptyListing(): ListingPage {
  return { containers: 0, entries: [], dropped: {}, total: null }
}

/** Counts an entry that was skipped, or a page that was cut. */
export function countDrop(
  page: ListingPage,
  why: 'no_url' | 'not_http' | 'record_filter' | 'exclude' | 'entity' | 'too_many_elements' | 'no_cursor',
): void {
  page.dropped[why] = (page.dropped[why] ?? 0) + 1
}

/** Nothing where they say nothing, as of most entries. */
export function listedParts(parts: ListedParts): { listed?: ListedParts } {
  return parts.tags.length > 0 || parts.authors.length > 0 ? { listed: parts } : {}
}
