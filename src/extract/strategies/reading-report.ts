/** From the cheapest to the safest: only what is selected, the page without its boilerplate, the whole page. */
export type StrategyName = 'region' | 'pruned' | 'full'

/** How pages were parsed, and how often the result was compared with that of the whole page. */
export interface ParseChecks {
  path: StrategyName
  pages: number
  /** Pages that were read whole as well, with the same result. */
  proofs: number
  /** Pages with another result; each ends a strategy. */
  mismatches: number
  /** Pages that the strategy in use could not parse. */
  unfit: number
}

export interface Mismatch {
  way: StrategyName
  url: string
  /** Which parts differ. */
  parts: string[]
}

export type PageKind = 'article' | 'listing'

/** How the pages of a source were read; the `extraction` of the statistics. */
export type ReadingReport = Record<PageKind, ParseChecks>

export interface ReadingOptions {
  /** Strategies with another result in an earlier run: 'article:region'. */
  rejected?: ReadonlySet<string>
  onMismatch?: (mismatch: Mismatch & { kind: PageKind }) => void
}
