import { hash } from 'node:crypto'
import type { Source } from '../config/source.ts'

/** Changes when the same page would give another record: rejected pages then deserve another look. */
export function extractionDigest(config: Source): string {
  const { selectors, cleaning, fields, parser, charset, language, listing, article_root } = config
  const paths =
    listing.type === 'feed'
      ? listing.body_in_feed
      : listing.type === 'api' || listing.type === 'cursor'
        ? listing.json_paths
        : null
  // Only where there is one: the digests in stores from before it stay what they are.
  const root = article_root.length > 0 ? [article_root] : []
  return digest([selectors, cleaning, fields, parser, charset, language, paths, ...root])
}

/** Changes when the listing would name other entries: what was finished before then says nothing. */
export function listingDigest({ listing, filters, selectors, cleaning }: Source): string {
  const { container, url } = selectors.thumbnail
  // The range of an archive says which pages there are, not what they name: it is kept page by page anyway.
  const pages =
    listing.type === 'archive' || listing.type === 'paginated_archive'
      ? [listing.url_template, listing.date_format]
      : listing
  return digest([pages, filters, container, url, cleaning['record_filter'], cleaning['url']])
}

/** Of anything that JSON can say; short enough for a column. */
export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 16)
}
