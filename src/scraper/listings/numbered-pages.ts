import type { SentForm } from '../../config/schema/sent-form.ts'
import { fillTemplate } from '../../config/expand/url-template.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import type { ListingRead, ReadListing, Track } from '../walk/track.ts'
import { carriedRequest } from './carried-form.ts'
import { listingPageRequest, requestKey } from './listing-request.ts'

interface NumberedListing {
  url_template: string[]
  start_page: number
  step: number
  sent?: SentForm
}

/** Numbered pages, one after the other. `startUrl` comes first, once, and is not read again as a numbered page. */
export function numberedPages(listing: NumberedListing, startUrl: string | null = null): Track[] {
  const { url_template, start_page, step, sent } = listing
  return url_template.map((template, index) => ({
    template,
    bounded: false,
    home: index === 0 && startUrl !== null ? startUrl : fillTemplate(template, { num: start_page }),
    startsAtZero: start_page === 0,
    async *pages(read) {
      const first = index === 0 ? startUrl : null
      if (sent?.carry === true) return yield* carriedPages(template, { ...listing, sent }, first, read)
      if (first !== null) yield await read({ url: first, start: true })
      for (let num = start_page; ; num += step) {
        const request = listingPageRequest(template, { num }, sent)
        const isStart =
          first !== null &&
          num === start_page &&
          request.post === undefined &&
          canonicalUrl(request.url) === canonicalUrl(first)
        if (!isStart) yield await read(request)
        // Without a placeholder it is one page.
        if (requestKey(request) === requestKey(listingPageRequest(template, { num: num + step }, sent))) return
      }
    },
  }))
}

/**
 * Pages by forms, of which each needs what the page before says. The first one is had by its address; where it has
 * entries, it is the first of the numbered ones.
 */
async function* carriedPages(
  template: string,
  { start_page, step, sent }: NumberedListing & { sent: SentForm },
  startUrl: string | null,
  read: ReadListing,
): AsyncGenerator<ListingRead> {
  let before = await read({ url: startUrl ?? fillTemplate(template, { num: start_page }), start: true })
  yield before
  if (before.kind !== 'page') return
  for (let num = before.page.containers > 0 ? start_page + step : start_page; ; num += step) {
    const carried = await carriedRequest(before, sent, { num })
    if (carried.kind === 'end') return
    if (carried.kind === 'failed') return yield carried
    const got = await read(carried.request)
    yield got
    if (got.kind === 'page') before = got
  }
}
