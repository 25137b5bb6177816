import type { CursorListing } from '../../config/listings/cursor.ts'
import type { ListingPages } from '../../extract/listing/listing-pages.ts'
import { chainTracks } from './chain.ts'
import type { ListingStrategy } from './strategy.ts'

/** "Load more": each page has the cursor of the next one. */
export const cursorStrategy: ListingStrategy<CursorListing> = {
  pages: pagesOf,
  tracks: ({ url_template, start_url, sent, next_selector }) =>
    chainTracks(url_template, { startUrl: start_url, sent, next: next_selector }),
  isEven: true,
}

function pagesOf(listing: CursorListing): ListingPages {
  const { json_paths, html_path, next_path, next_selector, url_construction_template, exclude, script } = listing
  const next = next_selector.length === 0 ? null : { selectors: next_selector, isLink: false }
  if (json_paths === null && html_path === null) return { kind: 'html', next }
  const entries = json_paths === null ? null : { json_paths, url_construction_template, exclude }
  return { kind: 'json', script, entries, html_path, next_path, next }
}
