import type { Source } from '../../config/source.ts'
import type { Extraction, ListingPage } from '../extractor.ts'
import { pageOf, type Page } from '../tree/page.ts'
import type { ParsePage } from '../tree/parse-fast.ts'
import { ProvedReader } from './proved-reader.ts'
import type { PageKind, ReadingOptions, ReadingReport } from './reading-report.ts'
import { articleShape, listingShape } from './shapes.ts'
import { articleWays, listingWays } from './ways.ts'
import type { Way } from './ways.ts'

/** Pages of a source as trees, each kind parsed in the cheapest way that its selectors allow and that proves itself. */
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
  const { givenUp, onMismatch } = options
  const readerFor = <T extends object>(kind: PageKind, ways: Way[], shapeOf: (made: T) => string | null) =>
    new ProvedReader<T>({
      ways: ways.filter(({ name }) => givenUp?.has(`${kind}:${name}`) !== true),
      whole,
      shapeOf,
      onMismatch: (mismatch) => onMismatch?.({ ...mismatch, kind }),
    })
  const article = readerFor('article', articleWays(source), articleShape)
  const listing = readerFor('listing', listingWays(source, next), listingShape)
  return {
    article: (html, url, make) => article.read(html, url, (tree, parseWhole) => make(pageOf(tree, url, parseWhole))),
    listing: (html, url, make) => listing.read(html, url, (tree) => make(pageOf(tree, url))),
    report: () => ({ article: article.proofs(), listing: listing.proofs() }),
  }
}
