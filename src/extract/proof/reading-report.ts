/** From the cheapest to the surest: only what is selected, without the site's furniture, all. */
export type WayName = 'region' | 'pruned' | 'full'

/** How pages were read, and how often that was proved against the whole page. */
export interface Proofs {
  path: WayName
  pages: number
  /** Pages that were read whole as well, and gave the same. */
  proofs: number
  /** Pages that gave something else; each ends a way. */
  mismatches: number
  /** Pages that the way in use could not read. */
  unfit: number
}

export interface Mismatch {
  way: WayName
  url: string
  /** Which parts differ. */
  parts: string[]
}

export type PageKind = 'article' | 'listing'

/** How the pages of a source were read; the `extraction` of the statistics. */
export type ReadingReport = Record<PageKind, Proofs>

export interface ReadingOptions {
  /** Ways that gave something else in an earlier run: 'article:region'. */
  givenUp?: ReadonlySet<string>
  onMismatch?: (mismatch: Mismatch & { kind: PageKind }) => void
}
