import type { Source } from '../../config/source.ts'
import type { JsonValue } from '../../vocabulary/record.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import type { ListingPage } from '../extractor.ts'
import { emptyListing } from '../listing-page.ts'
import type { JsonPages } from '../listing-pages.ts'
import { createJsonListing } from './json-listing.ts'
import { readPath } from './json-path.ts'

/** Reads one answer of a JSON listing: entries by path, or those in a piece of HTML that `html_path` names. */
export function createJsonPages(
  source: Source,
  { entries, html_path, next_path }: JsonPages,
  readHtml: (html: string, url: string) => ListingPage,
): (json: JsonValue, context: CleaningContext) => ListingPage {
  const readEntries = entries === null ? null : createJsonListing(source, entries)
  return (json, context) => {
    const page =
      readEntries?.(json, context) ??
      (html_path === null ? emptyListing() : readHtml(markupIn(readPath(json, html_path)), context.url))
    return next_path === null ? page : { ...page, next: nextIn(json, next_path) }
  }
}

/** The next cursor or URL, as written; null where the answer has none. */
function nextIn(json: JsonValue, path: string): string | null {
  const value = readPath(json, path)
  const single = Array.isArray(value) ? value[0] : value
  return typeof single === 'string' || typeof single === 'number' ? String(single).trim() || null : null
}

function markupIn(value: JsonValue): string {
  return [value]
    .flat()
    .filter((part) => typeof part === 'string')
    .join('\n')
}
