import type { Source } from '../../config/source.ts'
import type { Store } from '../../store/store.ts'
import { listingDigest } from '../digests.ts'
import { apiTracks } from './api.ts'
import { archiveTracks } from './archive.ts'
import { openArchiveMemory } from './archive-memory.ts'
import { chainTracks } from './chain.ts'
import type { Track } from './listing.ts'
import { paginatedArchiveTracks, windowsOf } from './paginated-archive.ts'
import { paginationTracks } from './pagination.ts'
import { sitemapTracks } from './sitemap.ts'
import type { SitemapContext } from './sitemap.ts'
import { openSitemapMemory } from './sitemap-memory.ts'

/** Chooses the strategy for a source's listing. */
export async function listingTracks(config: Source, context: TracksContext): Promise<Track[]> {
  const { listing, concurrency, stop_date } = config
  const { store, now, today, full, endAtKnown, onSkip, onDrop } = context
  switch (listing.type) {
    case 'pagination':
    case 'feed':
      return paginationTracks(listing)
    case 'cursor':
    case 'follow_link':
      return chainTracks(listing)
    case 'api':
      return apiTracks(listing)
    case 'archive': {
      const options = { digest: listingDigest(config), format: listing.date_format, today, forget: full }
      const memory = await openArchiveMemory(store, options)
      const ahead = Math.max(1, Math.min(concurrency, listing.batch_size))
      return archiveTracks(listing, { memory, today, ahead, stopDate: stop_date, onSkip })
    }
    case 'paginated_archive': {
      const format = windowsOf(listing)
      // Spans are counted from the first day, and are others when that changes.
      const digest = JSON.stringify([listingDigest(config), format])
      const memory = await openArchiveMemory(store, { digest, format, today, forget: full })
      return paginatedArchiveTracks(listing, { memory, format, today, stopDate: stop_date, endAtKnown, onSkip })
    }
    case 'sitemap': {
      const digest = JSON.stringify([listingDigest(config), stop_date])
      const memory = await openSitemapMemory(store, { digest, now, forget: full })
      return sitemapTracks(listing, { memory, stopDate: stop_date, onSkip, onDrop })
    }
  }
}

export interface TracksContext {
  store: Pick<Store, 'getFact' | 'setFact'>
  now: Date
  /** YYYY-MM-DD, local. */
  today: string
  full: boolean
  /** See StopOptions. */
  endAtKnown: boolean
  /** Pages left out because an earlier run has read them. */
  onSkip: (pages: number) => void
  onDrop: SitemapContext['onDrop']
}
