import type { Source } from '../../src/config/source.ts'
import { createExtractor } from '../../src/extract/create-extractor.ts'
import type { Extractor } from '../../src/extract/extractor.ts'
import type { ReadingOptions } from '../../src/extract/strategies/reading-report.ts'
import { strategyOf } from '../../src/scraper/listings/strategies.ts'

/** The extractor of a source as a run makes it. */
export function extractorFor(source: Source, now?: () => Date, options?: ReadingOptions): Promise<Extractor> {
  return createExtractor(source, strategyOf(source.listing).pages(source.listing), now, options)
}
