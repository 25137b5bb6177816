import { hash } from 'node:crypto'
import type { Source } from '../config/source.ts'
import type { ListingPages } from '../extract/listing/listing-pages.ts'
import { strategyOf } from './listings/strategies.ts'

/** Changes when the same page would give another record: rejected pages then deserve another look. */
export function extractionDigest(config: Source): string {
  const { selectors, cleaning, fields, parser, charset, language, listing, article_root, documents } = config
  const listed = listedParts(strategyOf(listing).pages(listing))
  // Only where there is one: the digests in stores from before it stay what they are.
  const root = article_root.length > 0 ? [article_root] : []
  const code = config.hooks === undefined ? [] : [config.hooks]
  return digest([
    selectors,
    cleaning,
    fields,
    parser,
    charset,
    language,
    listed,
    ...root,
    ...(documents ?? []),
    ...code,
  ])
}

/** What decides which parts of a record come from the listing. */
function listedParts(pages: ListingPages): unknown {
  switch (pages.kind) {
    case 'json':
      return pages.entries?.json_paths ?? null
    case 'feed':
      return pages.body_in_feed
    case 'rows':
      return [pages.extractor, pages.follow]
    case 'html':
    case 'sitemap':
      return null
  }
}

/** Changes when the listing would name other entries: what was finished before then says nothing. */
export function listingDigest(source: Source): string {
  const { filters, selectors, cleaning } = source
  const listing = source.written_listing ?? source.listing
  const { container, url, row } = selectors.thumbnail
  const key = row === undefined || row.key.length === 0 ? [] : [row.key]
  const strategy = strategyOf(listing)
  const pages = strategy.identity === undefined ? listing : strategy.identity(listing)
  return digest([pages, filters, container, url, cleaning['record_filter'], cleaning['url'], ...key])
}

/** Of anything that JSON can say; short enough for a column. */
export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 16)
}
