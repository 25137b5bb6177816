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
  return [...parts, ...Object.keys(dropped).toSorted()].join(' ')
}
