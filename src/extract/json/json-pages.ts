import type { Source } from '../../config/source.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import type { ListingPage } from '../extractor.ts'
import { countDrop, emptyListing } from '../listing/listing-page.ts'
import type { JsonPages } from '../listing/listing-pages.ts'
import { plainLink } from '../listing/plain-link.ts'
import { createJsonListing } from './json-listing.ts'
import { readPath } from './json-path.ts'
import { SentNumber, type SentJson } from './sent-json.ts'

/** Reads one answer of a JSON listing: entries by path, or those in a piece of HTML that `html_path` names. */
export function createJsonPages(
  source: Source,
  { entries, html_path, next_path }: JsonPages,
  readHtml: (html: string, url: string) => ListingPage,
): (json: SentJson, context: CleaningContext) => ListingPage {
  const readEntries = entries === null ? null : createJsonListing(source, entries)
  return (json, context) => {
    const page =
      readEntries?.(json, context) ??
      (html_path === null ? emptyListing() : readHtml(markupIn(readPath(json, html_path)), context.url))
    if (next_path === null) return page
    const next = nextIn(json, next_path)
    if (next === undefined) countDrop(page, 'no_cursor')
    return { ...page, next: next ?? null }
  }
}

/**
 * The next cursor or URL, as written; null where the answer has none, undefined where it says that there is one and not
 * which.
 */
function nextIn(json: SentJson, path: string): string | null | undefined {
  const value = readPath(json, path)
  const single = Array.isArray(value) ? value[0] : value
  if (typeof single === 'number' || single instanceof SentNumber) return String(single)
  if (single === true || (typeof single === 'object' && single !== null)) return undefined
  if (typeof single !== 'string') return null
  // A cursor may be anything, a URL has no references of HTML in it.
  return (/^(?:https?:)?\/\//i.test(single.trim()) ? plainLink(single) : single.trim()) || null
}

function markupIn(value: SentJson): string {
  return [value]
    .flat()
    .filter((part) => typeof part === 'string')
    .join('\n')
}
