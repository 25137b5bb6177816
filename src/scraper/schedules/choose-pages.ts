import { scoreSectionLink } from '../../discovery/score-section-link.ts'
import { pageLinks } from '../../extract/listing/page-links.ts'
import { kindIn, type Kinds } from '../../extract/schedule/kinds.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { canonicalUrl } from '../frontier/canonical-url.ts'

/** A page of a site that may hold recurring times. */
export interface ScheduledPage {
  url: string
  score: number
}

/** Links of a page that may lead to recurring times, on the same site only, the best first. */
export function linkedPages(html: string, url: string, kinds: Kinds): ScheduledPage[] {
  return pageLinks(html).flatMap(({ url: href, text }) => {
    const address = resolveLink(href, url)
    return address === null ? [] : scored(address, text, url, kinds)
  })
}

/** The same of the addresses that a sitemap names. */
export function mappedPages(addresses: readonly string[], url: string, kinds: Kinds): ScheduledPage[] {
  return addresses.flatMap((address) => scored(address, '', url, kinds))
}

function scored(address: string, text: string, site: string, kinds: Kinds): ScheduledPage[] {
  const known = canonicalUrl(address)
  if (known === null || !isSameSite(known, site)) return []
  const { score } = scoreSectionLink({ url: address, text }, 'schedule')
  const path = decodedPath(known)
  const isOfKind = kindIn(text, kinds) !== null || kindIn(path, kinds) !== null
  const isCalendar = /\.ics$|[?&]ical/i.test(known)
  const sum = Math.min(10, score + (isOfKind ? 5 : 0) + (isCalendar ? 4 : 0))
  return sum >= LEAST ? [{ url: known, score: sum }] : []
}

const LEAST = 4

function decodedPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname).replaceAll(/[-_/.]+/g, ' ')
  } catch {
    return ''
  }
}

function isSameSite(a: string, b: string): boolean {
  const host = (url: string): string => new URL(url).host.replace(/^www\./, '')
  return host(a) === host(b)
}
