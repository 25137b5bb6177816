import type { Extraction, ListingPage } from '../extractor.ts'
import { isFilled } from '../filled.ts'

/** Which parts an article has: another template of the site shows in that. Null for one without a record. */
export function articleShape(extraction: Extraction): string | null {
  if (extraction.kind === 'rejected') return null
  const { extra, ...record } = extraction.record
  const parts = Object.entries({ ...record, ...extra })
  return parts.map(([, value]) => (isFilled(value) ? '1' : '0')).join('')
}

/** Null for a page without entries, since that ends a listing. */
export function listingShape({ containers, entries, dropped }: ListingPage): string | null {
  if (containers === 0 || entries.length === 0) return null
  const parts = [entries.every(({ title }) => title !== null), entries.every(({ date }) => date !== null)]
  return [...parts, ...entries.slice(0, 3).map(rowShape), ...Object.keys(dropped).toSorted()].join(' ')
}

/** Which parts of its record an entry of a listing has; nothing where its page is to be read for all of them. */
function rowShape({ record, listed }: ListingPage['entries'][number]): string {
  const { extra = {}, ...parts } = record ?? { ...listed, extra: listed?.fields }
  return Object.values({ ...parts, ...extra })
    .map((value) => (isFilled(value) ? '1' : '0'))
    .join('')
}
