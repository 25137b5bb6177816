import { readDate } from '../extract/dates/read-date.ts'
import { localDate } from '../vocabulary/time/local-time.ts'
import { createAdmit } from './frontier/admit.ts'
import { isLogOut } from './login/log-out.ts'
import { listingDigest } from './digests.ts'
import { discoveredListing, forgetDiscovered } from './discovered-listing.ts'
import type { TrackEnd } from './walk/stop-rules.ts'
import { strategyOf } from './listings/strategies.ts'
import { walkListing } from './walk/walk.ts'
import type { RunContext } from './run-context.ts'
import { increment } from './outcome/counters.ts'
import { createUrlFilter } from './frontier/url-filter.ts'

const FINISHED = 'listing_finished'

/**
 * Walks the source's listing and fills the frontier. Whether the walk named everything there was is kept as the fact
 * `listing_finished`: only then may a later update run stop where it meets what is known. From the first admission
 * until a walk has ended the fact is off, since what a killed one had not named yet would else never be found.
 */
export async function listEntries(run: RunContext, { stopping, cut }: ListOptions): Promise<void> {
  const { task, store, counters, log, clock } = run
  const { config } = task
  const full = task.mode === 'full'
  const digest = listingDigest(config)
  const wasFinished = (await store.getFact(FINISHED)) === digest
  const now = clock.date()
  const dates = { now, language: config.language }
  const listing = await discoveredListing(run)
  const tracks = await strategyOf(listing).tracks(listing, {
    store,
    digest,
    now,
    today: localDate(now),
    stopDate: config.stop_date,
    concurrency: config.concurrency,
    full,
    endAtKnown: wasFinished && !full,
    onSkip: (pages) => (counters.listing.skipped += pages),
    onDrop: (why, maps) => increment(counters.drops, why, maps),
  })
  const filter = await createUrlFilter(config.filters)
  const admit = createAdmit({
    store,
    filter: config.login === undefined ? filter : (url) => (isLogOut(url) ? 'log_out' : filter(url)),
    counters,
    log,
    run: task.run,
    full,
    begun: run.queue.begun,
    stopDate: config.stop_date,
    readDate: (text) => readDate(text, dates),
  })
  let cleared = !wasFinished
  const finished = await walkListing(tracks, run, {
    async admit(page) {
      if (!cleared) await store.setFact(FINISHED, '')
      cleared = true
      return admit(page)
    },
    maxPages: task.max_pages ?? config.max_pages,
    endAtKnown: wasFinished && !full,
    stopping,
    cut,
  })
  if (finished) await store.setFact(FINISHED, digest)
  if (counters.listing.read > 0 && counters.counts.records.found === 0) await forgetDiscovered(run)
}

export interface ListOptions {
  stopping: AbortSignal
  cut: () => TrackEnd | null
}
