import type { CursorListing, FollowLinkListing } from '../../config/source.ts'
import { resolveLink } from '../../extract/link.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'
import type { ListingRead, Track } from './listing.ts'
import { fillTemplate } from './template.ts'

/** Pages of which each names the next one, by a link or a cursor. One that was asked for before is not asked again. */
export function chainTracks(listing: CursorListing | FollowLinkListing): Track[] {
  return listing.url_template.map((template, index) => ({
    template,
    bounded: false,
    chained: true,
    async *pages(read) {
      const start = listing.type === 'cursor' && index === 0 ? listing.start_url : null
      const asked = new Fingerprints()
      let url: string | null = start ?? fillTemplate(template, { cursor: '' })
      while (url !== null && asked.add(canonicalUrl(url) ?? url)) {
        const got: ListingRead = await read({ url })
        yield got
        url = got.kind === 'page' ? nextUrl(got, template) : null
      }
    },
  }))
}

/** With {cursor} in the template, what a page names is a cursor unless it is a whole URL; without it, it is a URL. */
function nextUrl({ url, page }: ListingRead & { kind: 'page' }, template: string): string | null {
  const next = page.next ?? null
  if (next === null) return null
  if (!template.includes('{cursor}') || /^https?:\/\//i.test(next)) return resolveLink(next, url)
  return fillTemplate(template, { cursor: encodeURIComponent(next.toWellFormed()) })
}
