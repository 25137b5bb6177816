import type { CursorListing, Source } from '../../config/source.ts'
import type { JsonValue } from '../../vocabulary/record.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import type { ListingPage } from '../extractor.ts'
import { emptyListing } from '../listing-page.ts'
import type { NextPage } from '../next-page.ts'
import { createJsonListing } from './json-listing.ts'
import { readPath } from './json-path.ts'

/** Reads one answer of a "load more" API: entries by path, or those in a piece of HTML that `html_path` names. */
export function createCursorListing(
  source: Source,
  listing: CursorListing,
  next: NextPage,
  readHtml: (html: string, url: string) => ListingPage,
): (json: JsonValue, context: CleaningContext) => ListingPage {
  const { json_paths, html_path, next_path } = listing
  const entries = json_paths === null ? null : createJsonListing(source, { ...listing, json_paths })
  return (json, context) => {
    const page =
      entries?.(json, context) ??
      (html_path === null ? emptyListing() : readHtml(markupIn(readPath(json, html_path)), context.url))
    return next_path === null ? page : { ...page, next: next.inJson(json) }
  }
}

function markupIn(value: JsonValue): string {
  return [value]
    .flat()
    .filter((part) => typeof part === 'string')
    .join('\n')
}
