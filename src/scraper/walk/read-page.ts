import { isWebPages, type ListingPages } from '../../extract/listing/listing-pages.ts'
import type { FetchedPage } from '../../http/client.ts'
import { conditionalHeaders } from '../../http/conditional.ts'
import type { KnownListing } from '../pages/page-memory.ts'
import type { RunContext } from '../run-context.ts'
import { strategyOf } from '../listings/strategies.ts'
import { isSent } from '../listings/listing-request.ts'
import { ACCEPT } from './answer-kind.ts'
import type { AnswerKind } from './answer-kind.ts'
import type { ListingPage } from '../../extract/extractor.ts'
import { decodePage } from '../../http/charset/decode.ts'
import { hostOf } from '../../vocabulary/host-of.ts'
import type { ListingFailure, ListingRead, ListingRequest } from './track.ts'
import { listingRequest } from '../rendering.ts'
import { understand } from './understand.ts'

/** Asks for one listing page and takes it apart. Waits out the breaker; everything else is a value. */
export async function readListingPage(
  request: ListingRequest,
  run: RunContext,
  { stopping, aborting }: { stopping: AbortSignal; aborting: AbortSignal },
): Promise<ListingRead> {
  const { client, hosts, watchdog, task } = run
  const host = hostOf(request.url)
  const pages = strategyOf(task.config.listing).pages(task.config.listing)
  const isPage = isWebPages(pages)
  const accept = isPage ? null : ACCEPT[pages.kind]
  const { post } = request
  // A form is sent over HTTP in any case.
  const asked = post === undefined ? listingRequest(task.config, isPage) : { operation: 'listing' as const }
  if (post !== undefined && !client.isOwn(request.url)) return { kind: 'failed', request, failure: notOurs(request) }
  const known = post === undefined ? await run.pages.listing(request.url) : null
  const headers: Record<string, string> = {
    ...(accept === null || hasAccept(task.config.headers) ? {} : { accept }),
    ...(known === null ? {} : conditionalHeaders(known.validators)),
  }
  for (;;) {
    if (stopping.aborted || hosts.gaveUp(host) !== null) return { kind: 'not_asked', request }
    const fetched = await watchdog.watch(`the listing page ${request.url}`, () =>
      client.fetch(request.url, { ...asked, signal: aborting, headers, ...(post === undefined ? {} : { post }) }),
    )
    if (fetched.ok) {
      hosts.noteAnswer(hostOf(fetched.page.url), asked.operation)
      return answer(request, fetched.page, run, { pages, known })
    }
    const { failure } = fetched
    if (failure.kind === 'aborted') return { kind: 'not_asked', request }
    hosts.noteFailure(failure.host, asked.operation, failure)
    if (failure.kind !== 'circuit_open' || hosts.gaveUp(failure.host) !== null)
      return { kind: 'failed', request, failure }
    await hosts.rest(failure.host, asked.operation, stopping)
  }
}

async function answer(
  request: ListingRequest,
  page: FetchedPage,
  run: RunContext,
  { pages, known }: { pages: ListingPages; known: KnownListing | null },
): Promise<ListingRead> {
  const { counts } = run.counters
  counts.pages.fetched++
  if (page.from_cache && known !== null) {
    counts.pages.from_cache++
    return { kind: 'page', request, url: page.url, page: known.page, lastPage: known.lastPage }
  }
  const understood = await understand(page, pages, run)
  if ('kind' in understood) return { kind: 'failed', request, failure: notOfKind(page, pages.kind, understood.why) }
  const { openForm } = understood
  const found = await hooked(page, understood.page, run)
  if (typeof found === 'string') return { kind: 'failed', request, failure: brokenHook(found) }
  const lastPage = pagesOf(page)
  const got = { kind: 'page' as const, request, url: page.url, page: found, lastPage }
  if (openForm === undefined) return { ...got, keep: () => run.pages.keepListing(page, { page: found, lastPage }) }
  // What a form needs is in the page alone: one that has to be sent on is had as a whole each time.
  const mayHaveForm = request.post !== undefined || isSent(run.task.config.listing) || found.next === null
  if (mayHaveForm && page.body.includes('<form')) return { ...got, openForm }
  return { ...got, openForm, keep: () => run.pages.keepListing(page, { page: found, lastPage }) }
}

/** Loaded only where a config has code of its own. */
async function hooked(page: FetchedPage, found: ListingPage, run: RunContext): Promise<ListingPage | string> {
  if (run.hooks === null) return found
  const { hookedEntries } = await import('../hooks/apply-hooks.ts')
  const { text } = await decodePage(page, { charset: run.task.config.charset })
  return hookedEntries({ url: page.url, status: page.status, text }, found, run)
}

function brokenHook(message: string): ListingFailure {
  return { kind: 'hook', message, status: null, transient: true }
}

function notOurs({ url }: ListingRequest): ListingFailure {
  const message = `its form leads to ${hostOf(url)}, which is no host of this config`
  return { kind: 'no_form', message, status: null, transient: false }
}

/** https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/ */
function pagesOf({ headers }: FetchedPage): number | null {
  const pages = headers['x-wp-totalpages']?.trim()
  return pages !== undefined && /^\d{1,9}$/.test(pages) ? Number(pages) : null
}

const NAMES: Record<AnswerKind, string> = {
  html: 'page',
  rows: 'page',
  json: 'JSON',
  feed: 'feed',
  sitemap: 'sitemap',
}

function notOfKind(page: FetchedPage, kind: AnswerKind, why: string | null): ListingFailure {
  const type = page.headers['content-type'] ?? 'no content type'
  return {
    kind: kind === 'feed' ? 'not_feed' : kind === 'sitemap' ? 'not_sitemap' : 'not_json',
    message: why ?? `${page.url} answered with no ${NAMES[kind]} (${type})`,
    status: page.status,
    transient: true,
  }
}

function hasAccept(headers: Record<string, string>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'accept')
}
