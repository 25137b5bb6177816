import type { Entry } from '../../vocabulary/record.ts'
import type { SitemapPage } from '../extractor.ts'
import { resolveLink } from '../link.ts'
import { countDrop, emptyListing } from '../listing-page.ts'
import { squeeze } from '../squeeze.ts'
import type { Sitemap, SitemapItem } from './read-sitemap.ts'

/**
 * The entries of a sitemap, the newest first: most sites put them last. `lastmod` orders and leaves out what is older
 * than `stopDate`; it is no date of an article, which may have been changed long after it was published.
 */
export function sitemapListing(sitemap: Sitemap, { url, now, stopDate, clean }: SitemapContext): SitemapPage {
  const page: SitemapPage = { ...emptyListing(), containers: sitemap.urls.length, maps: [], newest: null }
  const oldest = stopDate === null ? -Infinity : Date.parse(stopDate)
  const dated: { time: number | null; entry: Entry }[] = []
  for (const item of sitemap.urls) {
    const entry = entryOf(item)
    if (typeof entry === 'string') {
      countDrop(page, entry)
      continue
    }
    const time = timeOf(item.lastmod, now) ?? timeOf(item.published, now)
    if (time !== null && time < oldest) page.dropped['stop_date'] = (page.dropped['stop_date'] ?? 0) + 1
    else dated.push({ time, entry })
  }
  if (sitemap.cut > 0) page.dropped['beyond_limit'] = sitemap.cut
  page.entries = dated.sort(byTime).map(({ entry }) => entry)
  page.newest = dated[0]?.time ?? null
  page.maps = sitemap.maps.flatMap((item) => {
    const link = addressOf(item)
    return link === null ? [] : [{ url: link, changed: timeOf(item.lastmod, now) }]
  })
  return page

  function entryOf(item: SitemapItem): Entry | 'not_http' | 'entity' {
    if (ENTITY.test(item.url)) return 'entity'
    const link = resolveLink(clean(item.url), url)
    if (link === null) return 'not_http'
    const published = timeOf(item.published, now) === null ? null : item.published
    return { url: link, title: item.title === null ? null : squeeze(item.title), date: published, record: null }
  }

  function addressOf(item: SitemapItem): string | null {
    return ENTITY.test(item.url) ? null : resolveLink(item.url, url)
  }
}

export interface SitemapContext {
  url: string
  now: Date
  /** YYYY-MM-DD. */
  stopDate: string | null
  clean: (link: string) => string
}

/** A reference to an entity that the map defines itself, which is never expanded. */
const ENTITY = /&(?!amp;|lt;|gt;|quot;|apos;)[a-z]\w*;/i
const DAY_MS = 86_400_000
const UNAMBIGUOUS =
  /^(?:\d{4}(?:-\d\d){0,2}$|\d{4}-\d\d-\d\d[T ]\d|(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}(?: |$))/

/**
 * A time in W3C's form (https://www.w3.org/TR/NOTE-datetime) or that of RFC 2822; none that is to come. Numbers in another order may be
 * day or month first, and say nothing.
 */
function timeOf(text: string | null, now: Date): number | null {
  if (text === null || !UNAMBIGUOUS.test(text)) return null
  const time = Date.parse(text)
  // A day of grace: a time without zone is read as ours.
  return Number.isNaN(time) || time > now.getTime() + DAY_MS ? null : time
}

function byTime(a: { time: number | null }, b: { time: number | null }): number {
  if (a.time === null || b.time === null) return Number(a.time === null) - Number(b.time === null)
  return b.time - a.time
}
