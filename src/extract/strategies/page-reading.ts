import type { Source } from '../../config/source.ts'
import type { Extraction, ListingPage } from '../extractor.ts'
import { pageOf, type Page } from '../tree/page.ts'
import type { ParsePage } from '../tree/parse/parse-fast.ts'
import { CheckedReader } from './checked-reader.ts'
import type { PageKind, ReadingOptions, ReadingReport } from './reading-report.ts'
import { articleShape, listingShape } from './shapes.ts'
import { articleStrategies, listingStrategies, type ParseStrategy } from './parse-strategies.ts'

/**
 * Pages of a source as trees, each kind parsed by the cheapest strategy that its selectors allow and that agrees with
 * whole pages.
 */
export interface PageReading {
  article(html: string, url: string, make: (page: Page) => Extraction): Extraction
  listing(html: string, url: string, make: (page: Page) => ListingPage): ListingPage
  report(): ReadingReport
}

/** `next` are the selectors of what names the next listing page. */
export function createPageReading(
  source: Source,
  next: readonly string[],
  whole: ParsePage,
  options: ReadingOptions = {},
): PageReading {
  const { rejected, onMismatch } = options
  const readerFor = <T extends object>(
    kind: PageKind,
    strategies: ParseStrategy[],
    shapeOf: (made: T) => string | null,
  ) =>
    new CheckedReader<T>({
      strategies: strategies.filter(({ name }) => rejected?.has(`${kind}:${name}`) !== true),
      whole,
      shapeOf,
      onMismatch: (mismatch) => onMismatch?.({ ...mismatch, kind }),
    })
  const article = readerFor('article', articleStrategies(source), articleShape)
  const listing = readerFor('listing', listingStrategies(source, next), listingShape)
  return {
    article: (html, url, make) => article.read(html, url, (tree, parseWhole) => make(pageOf(tree, url, parseWhole))),
    listing: (html, url, make) => listing.read(html, url, (tree) => make(pageOf(tree, url))),
    report: () => ({ article: article.proofs(), listing: listing.proofs() }),
  }
}
