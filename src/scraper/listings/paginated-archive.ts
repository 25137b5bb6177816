import type { PaginatedArchiveListing } from '../../config/listings/paginated-archive.ts'
import { isMissing } from '../../http/failure-kinds.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'
import type { ListingRead, ListingRequest, ReadListing, Track } from '../walk/track.ts'
import { openArchiveMemory } from './archive-memory.ts'
import type { ArchiveMemory } from './archive-memory.ts'
import { listingPageRequest } from './listing-request.ts'
import { periodOf, periodParts, periodSpan, laterDay } from './period.ts'
import type { DateFormat } from './period.ts'
import type { ListingStrategy } from './strategy.ts'

/**
 * Windows of days, months or longer, the newest first, each with numbered pages. A window that was walked to its end is
 * remembered like the page of an archive (see archive-memory.ts); one that was cut short is walked again.
 */
export const paginatedArchiveStrategy: ListingStrategy<PaginatedArchiveListing> = {
  pages: () => ({ kind: 'html', next: null }),
  async tracks(listing, { store, digest, today, full, stopDate, endAtKnown, onSkip }) {
    const format = windowsOf(listing)
    // Spans are counted from the first day, and are others when that changes.
    const options = { digest: JSON.stringify([digest, format]), format, today, forget: full }
    const memory = await openArchiveMemory(store, options)
    return paginatedArchiveTracks(listing, { memory, format, today, stopDate, endAtKnown, onSkip })
  },
  // As in archives.
  identity: ({ url_template, date_format, sent }) => [url_template, date_format, ...(sent === undefined ? [] : [sent])],
  isEven: false,
}

function paginatedArchiveTracks(listing: PaginatedArchiveListing, context: PaginatedContext): Track[] {
  return listing.url_template.map((template) => {
    /** Of the page that was yielded last: entries named for the first time in this run, and to be visited. */
    const last = { fresh: 0, added: 0 }
    return {
      template,
      bounded: true,
      pages: (read) => windows(template, listing, context, read, last),
      async admitted(_, admission) {
        Object.assign(last, { fresh: admission?.fresh ?? 0, added: admission?.added ?? 0 })
      },
    }
  })
}

interface PaginatedContext {
  memory: ArchiveMemory
  format: DateFormat
  /** YYYY-MM-DD. */
  today: string
  /** YYYY-MM-DD: nothing older is asked for. */
  stopDate: string | null
  /** What is known is known to the end of its window. */
  endAtKnown: boolean
  onSkip: (windows: number) => void
}

/** How a listing of periods of this kind counts them. */
function windowsOf({ date_format, range_days, start_date }: PaginatedArchiveListing): DateFormat {
  return date_format === 'range' ? { days: range_days, from: start_date } : date_format
}

interface Last {
  fresh: number
  added: number
}

async function* windows(
  template: string,
  listing: PaginatedArchiveListing,
  { memory, format, today, stopDate, endAtKnown, onSkip }: PaginatedContext,
  read: ReadListing,
  last: Last,
): AsyncGenerator<ListingRead> {
  const { start_date, end_date } = listing
  const oldest = periodOf(stopDate !== null && stopDate > start_date ? stopDate : start_date, format)
  let foundEntries = false
  let isAsked = false
  const canary = memory.canary(template)
  for (let period = periodOf(end_date ?? today, format); period >= oldest; period--) {
    if (memory.isRead(template, period)) {
      onSkip(1)
      continue
    }
    isAsked ||= period === canary
    const first = yield* pagesOf(period)
    foundEntries ||= first !== null && first.kind === 'page' && first.page.containers > 0
    if (first !== null) await memory.note(template, first)
  }
  // As in archives: quiet windows, or selectors that no longer match?
  if (!foundEntries && canary !== null && !isAsked) yield await read(requestOf(canary, listing.start_page))

  /** Walks one window; gives its first page, or null when any was lost. */
  async function* pagesOf(
    period: number,
  ): AsyncGenerator<ListingRead, (ListingRead & { kind: 'page' | 'failed' }) | null> {
    const places = new Fingerprints()
    let first: (ListingRead & { kind: 'page' | 'failed' }) | null = null
    for (let num = listing.start_page; ; num += listing.step) {
      const got = await read(requestOf(period, num))
      yield got
      if (got.kind === 'not_asked') return null
      first ??= got
      if (got.kind === 'failed') return isEnd(got, first) ? first : null
      // A page 0 that is empty may stand before page 1.
      if (got.page.containers === 0 && (num > 0 || got !== first)) return first
      const isAgain = got.request.post === undefined && !places.add(got.url)
      const isKnown = endAtKnown && last.added === 0
      if (got.page.containers > 0 && (isAgain || last.fresh === 0 || isKnown) && got.request.part !== true) return first
    }
  }

  function requestOf(period: number, num: number): ListingRequest {
    const { from, to } = periodSpan(period, format)
    const span = { from: laterDay(from, start_date), to: earlier(to, end_date ?? today) }
    return { ...listingPageRequest(template, { ...periodParts(period, format), ...span, num }, listing.sent), period }
  }
}

/** No such page: what is behind the last one of a window, or a window without news. */
function isEnd(got: ListingRead & { kind: 'failed' }, first: ListingRead): boolean {
  return isMissing(got.failure.kind) || (got !== first && got.failure.status === 400)
}

function earlier(date: string, other: string): string {
  return other < date ? other : date
}
