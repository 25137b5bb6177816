import type { SentForm } from '../../config/schema/sent-form.ts'
import { fillTemplate } from '../../config/expand/url-template.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'
import type { ListingRead, ListingRequest, ReadListing, Track } from '../walk/track.ts'
import { carriedRequest } from './carried-form.ts'
import { asRead, listingPageRequest, requestKey } from './listing-request.ts'

export interface ChainOptions {
  /** The first page of the first template; without it a template with an empty cursor is. */
  startUrl?: string | null
  /** What is sent for the first page, or with each cursor. */
  sent?: SentForm | undefined
  /** Selectors of what leads to the next page, which may be a button of a form, or a link that sends one. */
  next?: readonly string[]
  /** What leads there may also be the usual pager of an ASP.NET grid. */
  findsPager?: boolean
}

type PageRead = ListingRead & { kind: 'page' }

/**
 * Pages of which each names the next one, by a link, a cursor or a form. One that was requested before is not requested
 * again.
 */
export function chainTracks(templates: readonly string[], options: ChainOptions = {}): Track[] {
  const { startUrl = null, sent } = options
  return templates.map((template, index) => {
    const home = (index === 0 ? startUrl : null) ?? fillTemplate(template, { cursor: '' })
    return {
      template,
      bounded: false,
      chained: true,
      home,
      async *pages(read) {
        const requested = new Fingerprints()
        let request = sent === undefined ? { url: home } : yield* firstRequest(template, home, sent, read)
        while (request !== null && requested.add(requestKey(request))) {
          const got: ListingRead = await read(request)
          yield got
          request = got.kind === 'page' ? await nextRequest(got, template, options) : null
        }
      },
    }
  })
}

/** Where a form is filled in, the page that has it comes first, and may have entries already. */
async function* firstRequest(
  template: string,
  home: string,
  sent: SentForm,
  read: ReadListing,
): AsyncGenerator<ListingRead, ListingRequest | null> {
  if (!sent.carry) return listingPageRequest(template, { cursor: '' }, sent)
  const got = await read({ url: home, start: true })
  yield got
  if (got.kind !== 'page') return null
  const carried = await carriedRequest(got, sent, { cursor: '' })
  if (carried.kind === 'request') return carried.request
  if (carried.kind === 'failed') yield carried
  return null
}

/** With {cursor}, what a page names is a cursor unless it is a whole URL; without it, it is a URL. */
async function nextRequest(
  got: PageRead,
  template: string,
  { sent, next = [], findsPager = false }: ChainOptions,
): Promise<ListingRequest | null> {
  const named = got.page.next ?? null
  if (named === null) return nextByForm(got, next, findsPager)
  const hasCursor =
    requestKey(listingPageRequest(template, { cursor: '1' }, sent)) !==
    requestKey(listingPageRequest(template, { cursor: '2' }, sent))
  if (!hasCursor || /^https?:\/\//i.test(named)) {
    const url = resolveLink(named, got.url)
    return url === null ? null : { url }
  }
  const cursor = named.toWellFormed()
  return listingPageRequest(template, { cursor }, sent, { cursor: encodeURIComponent(cursor) })
}

async function nextByForm(
  { openForm }: PageRead,
  selectors: readonly string[],
  findsPager: boolean,
): Promise<ListingRequest | null> {
  if (openForm === undefined || (selectors.length === 0 && !findsPager)) return null
  const form = await openForm()
  for (const selector of selectors) {
    const click = form.click(selector)
    if (click.kind === 'request') return asRead(click.request)
  }
  const request = findsPager ? form.nextOfPager() : null
  return request === null ? null : asRead(request)
}
