import type { ListingPage } from '../../extract/extractor.ts'
import type { FetchedPage } from '../../http/client.ts'
import { validatorsOf } from '../../http/conditional.ts'
import type { Source } from '../../config/source.ts'
import type { Task } from '../../runs/folder/task.ts'
import type { PageStamp, RecordPage, Store } from '../../store/store.ts'
import { VERSION } from '../../vocabulary/product.ts'
import type { Entry } from '../../vocabulary/record.ts'
import type { Secrets } from '../../vocabulary/text/hide-secrets.ts'
import type { Validators } from '../../vocabulary/validators.ts'
import type { Clock } from '../limits/clock.ts'
import { digest, extractionDigest, listingDigest } from '../digests.ts'

/**
 * What is known of pages from earlier runs, so that the site can be asked whether they have changed instead of for
 * themselves: listing pages in update runs, articles in full runs. Whatever decides what is made of a page (the config,
 * what its listing says of it, this program) is part of a digest; when that differs the page itself is asked for.
 */
export interface PageMemory {
  listing(url: string): Promise<KnownListing | null>
  /** Keeps a page whose entries have been admitted. */
  keepListing(page: FetchedPage, found: FoundOnPage): Promise<void>
  record(entry: Entry): Promise<RecordPage | null>
  stamp(page: FetchedPage, entry: Entry): PageStamp | null
}

export interface FoundOnPage {
  page: ListingPage
  lastPage: number | null
}

export interface KnownListing extends FoundOnPage {
  validators: Validators
}

/** Some sites call a changed page unchanged: a listing is read as a whole once a day at least. */
const TRUSTED_MS = 86_400_000
/** In UTF-16 units. Larger pages are asked for as a whole: some thousand entries. */
const LARGEST = 1_000_000

/** Knows nothing where pages are recorded or replayed, or the config asks for whole pages. */
export function createPageMemory(
  { config, mode, record = null, replay = null }: Pick<Task, 'config' | 'mode' | 'record' | 'replay'>,
  store: Pick<Store, 'recordPage' | 'listingPage' | 'keepListingPage'>,
  clock: Clock,
  { hide }: Pick<Secrets, 'hide'>,
): PageMemory {
  // A recording is to hold whole pages.
  const asks = isConditional(config) && record === null && replay === null
  const extraction = extractionDigest(config)
  const listings = digest([VERSION, extraction, listingDigest(config), config.stop_date])
  const ofEntry = ({ title, date }: Entry): string => digest([VERSION, extraction, title, date])

  return {
    async listing(url) {
      const memo = mode === 'full' || !asks ? null : await store.listingPage(hide(url))
      if (memo === null || memo.digest !== listings) return null
      // In the future, too: the clock was ahead then.
      if (Math.abs(clock.date().getTime() - Date.parse(memo.seen_at)) > TRUSTED_MS) return null
      return { ...(JSON.parse(memo.listed) as FoundOnPage), validators: memo }
    },
    async keepListing(page, { page: found, lastPage }) {
      const validators = validatorsOf(page)
      if (validators === null) return
      // The frontier has their records: an entry that was admitted is known.
      const entries = found.entries.map((entry) => ({ ...entry, record: null }))
      const listed = JSON.stringify({ page: { ...found, entries }, lastPage } satisfies FoundOnPage)
      if (listed.length > LARGEST) return
      const seen_at = clock.date().toISOString()
      await store.keepListingPage(hide(page.requested), { ...validators, digest: listings, seen_at, listed })
    },
    async record(entry) {
      const known = mode === 'full' && asks ? await store.recordPage(entry.url) : null
      return known?.digest === ofEntry(entry) ? known : null
    },
    stamp(page, entry) {
      const validators = validatorsOf(page)
      return validators === null ? null : { ...validators, digest: ofEntry(entry) }
    },
  }
}

/** A config that sends such headers itself knows why: with `Cache-Control: no-cache` it wants every page as a whole. */
function isConditional({ headers }: Source): boolean {
  return !Object.entries(headers).some(
    ([name, value]) => /^if-/i.test(name) || (/^cache-control$/i.test(name) && /no-cache|no-store/i.test(value)),
  )
}
