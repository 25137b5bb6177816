import { hostOf } from '../../vocabulary/host-of.ts'
import type { AdmitPage } from '../frontier/admit.ts'
import { isWebPages } from '../../extract/listing/listing-pages.ts'
import { listingRequest } from '../rendering.ts'
import type { RunContext } from '../run-context.ts'
import { strategyOf } from '../listings/strategies.ts'
import type { ListingRead, ListingRequest, Track } from './track.ts'
import { increment } from '../outcome/counters.ts'
import { readListingPage } from './read-page.ts'
import { isFinished, StopRules } from './stop-rules.ts'
import type { TrackEnd } from './stop-rules.ts'

/**
 * Walks all templates of a listing side by side until each has ended, and admits what they name. True when everything
 * that there was to name was named, so that a later run may stop where it meets what is known.
 */
export async function walkListing(tracks: Track[], run: RunContext, options: WalkOptions): Promise<boolean> {
  const budget = { left: options.maxPages ?? Infinity }
  const finished = await Promise.all(tracks.map((track) => walkTrack(track, run, options, budget)))
  return finished.every(Boolean)
}

export interface WalkOptions {
  admit: AdmitPage
  /** Listing pages to read at most, over all templates, indexes of maps not counted; null is no limit. */
  maxPages: number | null
  /** See StopOptions. */
  endAtKnown: boolean
  /** Aborted when the listing is to go no further: the run stops, or what it names turned out to be worthless. */
  stopping: AbortSignal
  /** Why the listing was cut short although the run goes on. */
  cut: () => TrackEnd | null
}

type Failed = ListingRead & { kind: 'failed' }

/** Maps without an entry (indexes, most of them) that are not counted as listing pages; an endless tree has more. */
const UNCOUNTED_MAPS = 20

async function walkTrack(
  track: Track,
  run: RunContext,
  options: WalkOptions,
  budget: { left: number },
): Promise<boolean> {
  const { counters, log, hosts, queue } = run
  const { listing } = counters
  const { config } = run.task
  const pagesRead = strategyOf(config.listing).pages(config.listing)
  const { operation } = listingRequest(config, isWebPages(pagesRead))
  const { bounded, startsAtZero = false, maps = false } = track
  const rules = new StopRules({
    bounded,
    json: pagesRead.kind === 'json',
    startsAtZero,
    maps,
    endAtKnown: options.endAtKnown,
  })
  const lost: Failed[] = []
  let pages = 0
  let named = 0
  let uncounted = 0

  const over = new AbortController()
  const whileWalking = AbortSignal.any([over.signal, run.aborting])
  const read = async (request: ListingRequest, aborting = whileWalking): Promise<ListingRead> => {
    if (budget.left <= 0) return { kind: 'not_asked', request }
    budget.left--
    const signals = { stopping: options.stopping, aborting }
    const got = await run.memory.during(() => readListingPage(request, run, signals))
    const namesNothing = got.kind !== 'page' || (maps && got.page.containers === 0 && uncounted++ < UNCOUNTED_MAPS)
    if (namesNothing) budget.left++
    return got
  }

  const onPage = async (got: ListingRead & { kind: 'page' }): Promise<TrackEnd | null> => {
    if (!got.request.part) {
      pages++
      listing.read++
    }
    listing.containers += got.page.containers
    const worthless = rules.arrived(got)
    if (worthless !== null) return worthless
    const admission = await options.admit({
      url: got.url,
      home: track.home ?? got.url,
      entries: got.page.entries,
      dropped: got.page.dropped,
    })
    named += admission.fresh
    queue.added(admission.added)
    const { added, known, discarded } = admission
    log.info({ url: got.request.url, entries: got.page.entries.length, new: added, known, discarded }, 'listing page')
    await got.keep?.()
    await track.admitted?.(got, admission)
    return (
      rules.admitted(got, admission, counters.counts.records.found - named) ?? (queue.isFull ? 'max_articles' : null)
    )
  }

  const onFailed = async (got: Failed): Promise<TrackEnd | null> => {
    const { kind, message, status } = got.failure
    const { missing, end } = rules.failed(got)
    if (missing) {
      // It was answered: there is no such page. For an archive that is a day without news.
      counters.counts.pages.fetched++
      if (bounded) listing.read++
      log.info({ url: got.request.url }, 'no such listing page')
      await track.admitted?.(got, null)
      return end
    }
    listing.first_failure ??= { kind, message, status }
    increment(counters.failure_kinds, kind)
    log.warn({ url: got.request.url, why: `${kind}: ${message}` }, 'listing page lost')
    if (kind === 'robots_disallowed') listing.forbidden++
    else lost.push(got)
    // An outage: the next read waits until the host is back, or until it is given up.
    return end === 'failures' && hosts.isOpen(hostOf(got.request.url), operation) ? null : end
  }

  const handle = (got: ListingRead): Promise<TrackEnd | null> | TrackEnd | null => {
    switch (got.kind) {
      case 'page':
        return onPage(got)
      case 'failed':
        return onFailed(got)
      case 'not_asked':
        if (hosts.gaveUp(hostOf(got.request.url)) !== null) return 'failures'
        return options.stopping.aborted ? (options.cut() ?? 'stopped') : 'max_pages'
    }
  }

  const walk = async (): Promise<TrackEnd> => {
    let last: ListingRead['kind'] = 'page'
    for await (const got of track.pages((request) => read(request))) {
      last = got.kind
      const end = await handle(got)
      if (end !== null) return end
      await queue.room(options.stopping)
    }
    return track.chained && last === 'failed' ? 'failures' : 'complete'
  }

  /** Pages that were lost to an outage which is over are asked for once more. */
  const askAgain = async (): Promise<void> => {
    if (run.task.config.retries === 0) return
    for (const got of lost.splice(0)) {
      const again = hosts.hadOutage(hostOf(got.request.url)) ? await read(got.request, run.aborting) : got
      if (again.kind === 'page') await onPage(again)
      else if (again.kind === 'not_asked' || !rules.failed(again).missing) lost.push(got)
    }
  }

  const end = await walk()
  // Pages that an archive asked for ahead and nobody wants any more.
  over.abort()
  await askAgain()
  listing.failed += lost.length
  counters.counts.pages.failed += lost.length
  if (end === 'trap') counters.trap ??= `the listing ${track.template} did not end: cut after ${pages} pages`
  counters.ends.push({ template: track.template, end, pages })
  log.info({ template: track.template, end, pages }, 'listing ended')
  return isFinished(end) && lost.length === 0
}
