import type { ListingPage } from '../../extract/extractor.ts'
import type { FormPage } from '../../extract/forms/form-page.ts'
import type { FetchFailure } from '../../http/client.ts'
import type { PostedForm } from '../../http/exchange.ts'
import type { Admission } from '../frontier/admit.ts'
import type { ListingFailureKind } from '../outcome/counters.ts'

/** What came of asking for one listing page; `lastPage` is the number of the last one, where the answer says it. */
export type ListingRead =
  | {
      kind: 'page'
      request: ListingRequest
      url: string
      page: ListingPage
      lastPage?: number | null
      /** Keeps the page for the next run; to be called once all its entries are in the frontier. */
      keep?: () => Promise<void>
      /** Opens its forms; absent where it is no web page. */
      openForm?: () => Promise<FormPage>
    }
  | { kind: 'failed'; request: ListingRequest; failure: ListingFailure }
  /** Not asked: max_pages is used up, or the walk is over. */
  | { kind: 'not_asked'; request: ListingRequest }

export interface ListingRequest {
  url: string
  /** Sent as its body, which makes it a POST. */
  post?: PostedForm
  /** A page in front of the numbered ones (`start_url`): it never ends a listing. */
  start?: true
  /** Day, month or year of an archive, as a number (see period.ts). */
  period?: number
  /** Further entries of a page that was given before. */
  part?: true
}

export type ListingFailure = Pick<FetchFailure, 'message' | 'status' | 'transient'> & {
  kind: ListingFailureKind
}

/** Requests a page; never throws for what the world does. */
export type ReadListing = (request: ListingRequest) => Promise<ListingRead>

/** One URL template of a listing: a strategy makes one track of each, and all are walked side by side. */
export interface Track {
  template: string
  /**
   * The pages, in the order in which their entries are to be admitted. Asks only when it is pulled (archives ask some
   * ahead) and ends only where arithmetic says that there is no further page: every other stop rule is the walker's.
   */
  pages(read: ReadListing): AsyncGenerator<ListingRead>
  /** Pages of a known number: an empty one, a missing one or one with nothing new says nothing about the next. */
  bounded: boolean
  /** The first page, by whose address entries without one of their own are known; absent: each page by its own. */
  home?: string
  /** A page 0 that may be page 1 under another number. */
  startsAtZero?: boolean
  /** The entries of this page are in the frontier (or there were none). */
  admitted?(read: ListingRead & { kind: 'page' | 'failed' }, admission?: Admission | null): Promise<void>
  /** Each page is named by the one before it: a lost one is the end, and no regular one. */
  chained?: true
  /**
   * Maps of a site, many of which may be dead or name what others name: they count towards an end, not their entries.
   */
  maps?: true
}
