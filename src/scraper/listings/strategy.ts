import type { ListingPages } from '../../extract/listing/listing-pages.ts'
import type { Store } from '../../store/store.ts'
import type { Track } from '../walk/track.ts'

/** What a run does with one type of listing. */
export interface ListingStrategy<L> {
  /** How its pages are read. */
  pages(listing: L): ListingPages
  /** Its URL templates as tracks to be walked. */
  tracks(listing: L, context: StrategyContext): Track[] | Promise<Track[]>
  /**
   * What decides which entries its pages name, as anything that JSON can say: where it has changed, nothing that an
   * earlier run has seen of the listing counts. The whole listing without it.
   */
  identity?(listing: L): unknown
  /** Whether one page has about as many entries as another, so that a listing that shrank is a sign of drift. */
  isEven: boolean
}

export interface StrategyContext {
  store: Pick<Store, 'getFact' | 'setFact'>
  /** Of all that decides which entries the listing names (see digests.ts). */
  digest: string
  now: Date
  /** YYYY-MM-DD, local. */
  today: string
  /** YYYY-MM-DD: nothing older is requested. */
  stopDate: string | null
  /** Most requests in flight. */
  concurrency: number
  /** Every page is to be read again. */
  full: boolean
  /** See StopOptions. */
  endAtKnown: boolean
  /** Pages were skipped because an earlier run has read them. */
  onSkip: (pages: number) => void
  /** Maps of a site that are not read by rule. */
  onDrop: (why: 'maps' | 'map_too_deep' | 'map_stop_date', maps: number) => void
}
