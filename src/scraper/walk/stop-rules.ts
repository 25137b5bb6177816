import { isMissing } from '../../http/failure-kinds.ts'
import type { Admission } from '../frontier/admit.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'
import { isHomePage } from '../home-page.ts'
import type { ListingRead } from './track.ts'

/** How the walk of one template ended. The first group has seen all there was. */
export type TrackEnd =
  | 'complete'
  | 'empty_page'
  | 'no_such_page'
  | 'repeated_page'
  | 'redirected_back'
  | 'nothing_new'
  | 'stop_date'
  | 'max_pages'
  | 'max_articles'
  | 'trap'
  | 'failures'
  | 'forbidden'
  | 'stopped'

/** Whether a listing that ended so named everything it has to name. */
export function isFinished(end: TrackEnd): boolean {
  switch (end) {
    case 'complete':
    case 'empty_page':
    case 'no_such_page':
    case 'repeated_page':
    case 'redirected_back':
    case 'nothing_new':
    case 'stop_date':
      return true
    case 'max_pages':
    case 'max_articles':
    case 'trap':
    case 'failures':
    case 'forbidden':
    case 'stopped':
      return false
  }
}

/** What APIs answer behind their last page, beside 404: WordPress, FastAPI and GitHub, offsets as ranges. */
const BEHIND = new Set([400, 416, 422])

/** Listing pages lost in a row before their template is given up. */
const MOST_FAILURES = 3
/** The same for maps, which often are dead. */
const MOST_FAILED_MAPS = 20
/** Known entries in a row: a first page that shows only some pinned ones must not end the walk. */
const ENOUGH_KNOWN = 10
/** Entries in a row that were named before or skipped. */
const MOST_WITHOUT_NEW = 200

/**
 * What one template has shown so far, and whether the next page is worth asking for. Together with MOST_WITHOUT_RECORD
 * visited entries without a record (see details.ts) these rules end every listing: each page either brings a URL that
 * was not named before, of which there are as many as articles, or counts towards an end.
 */
export class StopRules {
  readonly #options: StopOptions
  readonly #pages = new Fingerprints()
  readonly #places = new Fingerprints()
  #read = 0
  #numbered = 0
  #failures = 0
  #known = 0
  #withoutNew = 0

  constructor(options: StopOptions) {
    this.#options = options
  }

  /** A page that could not be had. `missing`: that was an answer, namely that there is no such page. */
  failed({ failure, request }: ListingRead & { kind: 'failed' }): { missing: boolean; end: TrackEnd | null } {
    const { bounded, maps = false } = this.#options
    const mayBeginLater = this.#mayBeginLater()
    if (request.start) return { missing: false, end: null }
    this.#numbered++
    if (failure.kind === 'robots_disallowed') return { missing: false, end: bounded ? null : 'forbidden' }
    // Behind the last page, or on a day without news. A first page that is missing is a failure.
    const behind =
      this.#read > 0 && (isMissing(failure.kind) || (this.#options.json && BEHIND.has(failure.status ?? 0)))
    if (behind && !bounded) return { missing: true, end: 'no_such_page' }
    if (maps && behind) return { missing: true, end: ++this.#withoutNew >= MOST_WITHOUT_NEW ? 'trap' : null }
    if (isMissing(failure.kind) && ((bounded && !maps) || mayBeginLater)) return { missing: true, end: null }
    const most = maps && this.#read > 0 ? MOST_FAILED_MAPS : MOST_FAILURES
    return { missing: false, end: ++this.#failures >= most ? 'failures' : null }
  }

  /** A page that was read, before its entries are admitted: ends that make them worthless. */
  arrived({ request, url, page }: ListingRead & { kind: 'page' }): TrackEnd | null {
    this.#failures = 0
    this.#read++
    if (this.#options.bounded || request.start) return null
    const mayBeginLater = this.#mayBeginLater()
    const first = this.#numbered++ === 0
    const place = canonicalUrl(url) ?? url
    // Where a form leads is one address for all pages.
    const moved = request.post === undefined && place !== canonicalUrl(request.url)
    const before = !this.#places.add(place)
    if (moved && !first && (before || isHomePage(place))) return 'redirected_back'
    return page.containers === 0 && !mayBeginLater ? 'empty_page' : null
  }

  /** The entries of a page were admitted. `others`: URLs that other templates of the source have named. */
  admitted({ request }: ListingRead & { kind: 'page' }, admission: Admission, others: number): TrackEnd | null {
    const { fresh, added, known, discarded, urls, allOld } = admission
    this.#known = added > 0 ? 0 : this.#known + known
    // A day without news is no sign of a trap, a numbered page without any entry is.
    this.#withoutNew = fresh > 0 ? 0 : this.#withoutNew + this.#nothingNewIn(request, discarded)
    if (request.start) return null
    if (urls.length > 0 && !this.#pages.add(urls.toSorted().join('\n')) && !this.#options.bounded) {
      const page0IsPage1 = this.#options.startsAtZero && this.#numbered === 2
      if (!page0IsPage1) return 'repeated_page'
    }
    if (allOld && !this.#options.bounded) return 'stop_date'
    if (this.#options.endAtKnown && !this.#options.bounded && added === 0 && this.#known >= ENOUGH_KNOWN) {
      return 'nothing_new'
    }
    return this.#withoutNew >= MOST_WITHOUT_NEW + (this.#options.maps ? 0 : others) ? 'trap' : null
  }

  #nothingNewIn(request: ListingRead['request'], discarded: number): number {
    if (this.#options.maps) return request.part ? 0 : 1
    return this.#options.bounded ? discarded : Math.max(1, discarded)
  }

  /** Whether the page under way is a page 0: many sites have none, or show page 1 for it. */
  #mayBeginLater(): boolean {
    return this.#options.startsAtZero && this.#numbered === 0
  }
}

export interface StopOptions {
  /** An archive: the number of pages is known. */
  bounded: boolean
  json: boolean
  startsAtZero: boolean
  /** See Track. */
  maps?: boolean
  /** Update run of a source whose listing had been finished before: what is known is known to the end. */
  endAtKnown: boolean
}
