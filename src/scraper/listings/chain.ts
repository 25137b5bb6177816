import { fillTemplate } from '../../config/expand/url-template.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'
import { Fingerprints } from '../frontier/fingerprints.ts'
import type { ListingRead, Track } from '../walk/track.ts'

/**
 * Pages of which each names the next one, by a link or a cursor. One that was requested before is not requested again.
 * `startUrl` is the first page of the first template; without it a template with an empty cursor is.
 */
export function chainTracks(templates: readonly string[], startUrl: string | null = null): Track[] {
  return templates.map((template, index) => ({
    template,
    bounded: false,
    chained: true,
    home: firstUrl(templates, index, startUrl),
    async *pages(read) {
      const requested = new Fingerprints()
      let url: string | null = firstUrl(templates, index, startUrl)
      while (url !== null && requested.add(canonicalUrl(url) ?? url)) {
        const got: ListingRead = await read({ url })
        yield got
        url = got.kind === 'page' ? nextUrl(got, template) : null
      }
    },
  }))
}

function firstUrl(templates: readonly string[], index: number, startUrl: string | null): string {
  return (index === 0 ? startUrl : null) ?? fillTemplate(templates[index] ?? '', { cursor: '' })
}

/** With {cursor} in the template, what a page names is a cursor unless it is a whole URL; without it, it is a URL. */
function nextUrl({ url, page }: ListingRead & { kind: 'page' }, template: string): string | null {
  const next = page.next ?? null
  if (next === null) return null
  if (!template.includes('{cursor}') || /^https?:\/\//i.test(next)) return resolveLink(next, url)
  return fillTemplate(template, { cursor: encodeURIComponent(next.toWellFormed()) })
}
