import type { Source } from '../../config/source.ts'
import type { Store } from '../../store/store.ts'
import { listingDigest } from '../digests.ts'
import { apiTracks } from './api.ts'
import { archiveTracks } from './archive.ts'
import { openArchiveMemory } from './archive-memory.ts'
import type { Track } from './listing.ts'
import { paginationTracks } from './pagination.ts'

/** Chooses the strategy for a source's listing. */
export async function listingTracks(
  config: Source,
  context: { store: Store; today: string; full: boolean; onSkip: (periods: number) => void },
): Promise<Track[]> {
  const { listing, concurrency, stop_date } = config
  switch (listing.type) {
    case 'pagination':
      return paginationTracks(listing)
    case 'api':
      return apiTracks(listing)
    case 'archive': {
      const { store, today, full, onSkip } = context
      const options = { digest: listingDigest(config), format: listing.date_format, today, forget: full }
      const memory = await openArchiveMemory(store, options)
      const ahead = Math.max(1, Math.min(concurrency, listing.batch_size))
      return archiveTracks(listing, { memory, today, ahead, stopDate: stop_date, onSkip })
    }
  }
}
