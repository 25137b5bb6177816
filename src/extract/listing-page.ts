import type { ListingPage } from './extractor.ts'

export function emptyListing(): ListingPage {
  return { containers: 0, entries: [], dropped: {}, total: null }
}

/** Counts an entry that was left out, or a page that was cut. */
export function countDrop(
  page: ListingPage,
  why: 'no_url' | 'not_http' | 'record_filter' | 'exclude' | 'entity' | 'too_many_elements',
): void {
  page.dropped[why] = (page.dropped[why] ?? 0) + 1
}
