import type { Source } from '../config/source.ts'
import type { DocumentLink, Draft, Entry } from '../vocabulary/record.ts'
import type { ListingPages } from './listing/listing-pages.ts'
import type { EncodeQuery } from './listing/link.ts'
import type { DirectoryReading } from './directory-reading.ts'
import type { ReadingOptions, ReadingReport } from './strategies/reading-report.ts'
import type { ArticlePart, UnselectedParts } from './article/unselected-parts.ts'
import type { Sitemap } from './sitemap/read-sitemap.ts'

/** Turns pages of one source into entries and records; made once per source, with every selector compiled. */
export interface Extractor {
  /**
   * Entries of an HTML listing page. `url` joins relative links (a `<base>` of the page counts), `encodeQuery` writes
   * their queries where the page is not in UTF-8.
   */
  listing(html: string, url: string, encodeQuery?: EncodeQuery | null): ListingPage
  /** Entries of a JSON listing page (ListingPages of kind json). */
  api(json: unknown, url: string): ListingPage
  /** Entries of a feed (of kind feed); null for a text that is none. */
  feed(text: string, url: string): ListingPage | null
  /** Records of a page of a directory (of kind rows), or of an answer that is JSON or KML. */
  directory(text: string, url: string): ListingPage
  /** Entries of a sitemap, or the maps of an index (of kind sitemap). */
  sitemap(sitemap: Sitemap, url: string): SitemapPage
  /**
   * The record of a detail page, cleaned and judged; of a row that is followed, the row and what its page adds. `read`
   * stands in for parts that neither a selector nor the listing gives.
   */
  detail(html: string, url: string, entry: Entry, read?: UnselectedParts): Extraction
  /** Cleans and judges a record that a listing already held. */
  listed(entry: Entry & { record: Draft }): Extraction
  /** How its pages were parsed so far, and how often the result was compared with that of the whole page. */
  reading(): ReadingReport
}

export interface ListingPage {
  /** Containers, or JSON objects, seen on the page: 0 for an empty page, more for one whose entries were dropped. */
  containers: number
  entries: Entry[]
  /** Entries skipped, counted by reason: 'no_url', 'record_filter', 'exclude' ... */
  dropped: Record<string, number>
  /** How many entries the API says there are in all, where it does. */
  total: number | null
  /** How the page names the next one, where the listing goes by that; null where it names none. */
  next?: string | null
  /** Of a directory: how it was read. */
  directory?: DirectoryReading
}

/** A map that an index names. */
export interface ChildMap {
  url: string
  /** When it says that it changed last, in ms since 1970; null where it does not say, or names a time to come. */
  changed: number | null
}

export interface SitemapPage extends ListingPage {
  /** Of an index, in its order. */
  maps: ChildMap[]
  /** The newest time that an entry states, in ms since 1970. */
  newest: number | null
}

export type Extraction =
  | {
      kind: 'record'
      record: Draft & { title: string }
      documents?: DocumentLink[]
      /** Parts whose selectors found nothing and that were read without them; absent for none. */
      unselected?: ArticlePart[]
    }
  /** `why` is a short reason that is counted, e.g. 'no title', 'no body'. */
  | { kind: 'rejected'; why: string }

/**
 * Asynchronous because `parser: html5` loads its parser first, which sources without it never pay for. `now` is what
 * relative dates are counted from.
 */
export type CreateExtractor = (
  source: Source,
  pages: ListingPages,
  now?: () => Date,
  options?: ReadingOptions,
) => Promise<Extractor>
