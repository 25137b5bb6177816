import type { ListingPage } from '../../extract/extractor.ts'
import type { Page } from '../../http/client.ts'
import { isEmptyShell } from '../empty-shell.ts'
import { pageText } from '../page-text.ts'
import type { RunContext } from '../run-context.ts'
import type { ListingFailure, ListingRead, ListingRequest } from './listing.ts'

/** Asks for one listing page and takes it apart. Waits out the breaker; everything else is a value. */
export async function readListingPage(
  request: ListingRequest,
  run: RunContext,
  { stopping, aborting }: { stopping: AbortSignal; aborting: AbortSignal },
): Promise<ListingRead> {
  const { client, hosts, watchdog, task } = run
  const { host } = new URL(request.url)
  const json = task.config.listing.type === 'api'
  const headers = json && !hasAccept(task.config.headers) ? { accept: 'application/json, */*;q=0.5' } : {}
  for (;;) {
    if (stopping.aborted || hosts.gaveUp(host) !== null) return { kind: 'not_asked', request }
    const fetched = await watchdog.watch(`the listing page ${request.url}`, () =>
      client.fetch(request.url, { operation: 'listing', signal: aborting, headers }),
    )
    if (fetched.ok) {
      hosts.noteAnswer(new URL(fetched.page.url).host, 'listing')
      return understand(request, fetched.page, run, json)
    }
    const { failure } = fetched
    if (failure.kind === 'aborted') return { kind: 'not_asked', request }
    hosts.noteFailure(failure.host, 'listing', failure)
    if (failure.kind !== 'circuit_open' || hosts.gaveUp(failure.host) !== null)
      return { kind: 'failed', request, failure }
    await hosts.rest(failure.host, 'listing', stopping)
  }
}

async function understand(request: ListingRequest, page: Page, run: RunContext, json: boolean): Promise<ListingRead> {
  const { counts, listing } = run.tally
  counts.pages.fetched++
  if (page.from_cache) counts.pages.from_cache++
  const text = await pageText(page, run)
  let found: ListingPage
  if (json) {
    const value = parseJson(text)
    if (value === undefined) return { kind: 'failed', request, failure: notJson(page) }
    found = run.extractor.api(value, page.url)
  } else found = run.extractor.listing(text, page.url)
  if (found.containers === 0 && !json && isEmptyShell(text)) listing.shells++
  return { kind: 'page', request, url: page.url, page: found }
}

function notJson(page: Page): ListingFailure {
  const type = page.headers['content-type'] ?? 'no content type'
  return {
    kind: 'not_json',
    message: `${page.url} answered with no JSON (${type})`,
    status: page.status,
    transient: true,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function hasAccept(headers: Record<string, string>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'accept')
}
