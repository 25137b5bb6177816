import type { ArchiveListing } from '../../config/listings/archive.ts'
import type { ListingRead, ReadListing, Track } from '../walk/track.ts'
import { openArchiveMemory } from './archive-memory.ts'
import type { ArchiveMemory } from './archive-memory.ts'
import { listingPageRequest } from './listing-request.ts'
import { periodOf, periodParts, laterDay } from './period.ts'
import type { ListingStrategy } from './strategy.ts'

/** One page for every day, month or year. */
export const archiveStrategy: ListingStrategy<ArchiveListing> = {
  pages: () => ({ kind: 'html', next: null }),
  async tracks(listing, { store, digest, today, full, concurrency, stopDate, onSkip }) {
    const memory = await openArchiveMemory(store, { digest, format: listing.date_format, today, forget: full })
    const ahead = Math.max(1, Math.min(concurrency, listing.batch_size))
    return archiveTracks(listing, { memory, today, ahead, stopDate, onSkip })
  },
  // The range of days says which pages there are, not what they name: it is kept page by page.
  identity: ({ url_template, date_format, sent }) => [url_template, date_format, ...(sent === undefined ? [] : [sent])],
  isEven: false,
}

/**
 * All pages are known ahead, so some are requested at once; they come newest first, so that a run that is cut short has
 * what is recent, and in order whatever the order of the answers.
 */
export function archiveTracks(listing: ArchiveListing, context: ArchiveContext): Track[] {
  return listing.url_template.map((template) => ({
    template,
    bounded: true,
    pages: (read) => archivePages(template, listing, context, read),
    admitted: (read) => context.memory.note(template, read),
  }))
}

export interface ArchiveContext {
  memory: ArchiveMemory
  /** YYYY-MM-DD. */
  today: string
  /** Pages asked at once. */
  ahead: number
  /** YYYY-MM-DD: nothing older is asked for. */
  stopDate: string | null
  onSkip: (periods: number) => void
}

async function* archivePages(
  template: string,
  listing: ArchiveListing,
  { memory, today, ahead, stopDate, onSkip }: ArchiveContext,
  read: ReadListing,
): AsyncGenerator<ListingRead> {
  const format = listing.date_format
  const request = (period: number): Promise<ListingRead> =>
    read({ ...listingPageRequest(template, periodParts(period, format), listing.sent), period })
  const window: Promise<ListingRead>[] = []
  let foundEntries = false
  let isAsked = false
  const canary = memory.canary(template)
  const oldest = periodOf(laterDay(listing.start_date, stopDate), format)
  for (let period = periodOf(listing.end_date ?? today, format); period >= oldest; period--) {
    if (memory.isRead(template, period)) {
      onSkip(1)
      continue
    }
    isAsked ||= period === canary
    window.push(request(period))
    if (window.length < ahead) continue
    const next = await window.shift()!
    foundEntries ||= hasEntries(next)
    yield next
  }
  for (const pending of window) {
    const next = await pending
    foundEntries ||= hasEntries(next)
    yield next
  }
  // Quiet days or selectors that no longer match? A page that had entries before shows which.
  if (!foundEntries && canary !== null && !isAsked) yield await request(canary)
}

function hasEntries(read: ListingRead): boolean {
  return read.kind === 'page' && read.page.containers > 0
}
