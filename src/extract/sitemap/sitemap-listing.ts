import type { Entry } from '../../vocabulary/record.ts'
import type { SitemapPage } from '../extractor.ts'
import { resolveLink } from '../listing/link.ts'
import { countDrop, emptyListing } from '../listing/listing-page.ts'
import { plainLink } from '../listing/plain-link.ts'
import { collapseWhitespace } from '../collapse-whitespace.ts'
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
  if (sitemap.junk > 0) page.dropped['no_url'] = sitemap.junk
  if (sitemap.cut > 0) page.dropped['beyond_limit'] = sitemap.cut
  page.entries = dated.sort(byTime).map(({ entry }) => entry)
  page.newest = dated[0]?.time ?? null
  page.maps = sitemap.maps.flatMap((item) => {
    const link = ENTITY.test(item.url) ? null : resolveLink(plainLink(item.url), url)
    if (link !== null) return [{ url: link, changed: timeOf(item.lastmod, now) }]
    countDrop(page, ENTITY.test(item.url) ? 'entity' : 'not_http')
    return []
  })
  return page

  function entryOf(item: SitemapItem): Entry | 'not_http' | 'entity' {
    if (ENTITY.test(item.url)) return 'entity'
    const link = resolveLink(clean(plainLink(item.url)), url)
    if (link === null) return 'not_http'
    const { published } = item
    const isDate = published !== null && (timeOf(published, now) !== null || NAMED_MONTH.test(published))
    const title = item.title === null ? null : collapseWhitespace(item.title)
    return { url: link, title, date: isDate ? published : null, record: null }
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

/** Against W3C's form, and still only one day: 5 Dec 2025. With digits alone it might be another one. */
const NAMED_MONTH = /^\D{0,12}\d{1,2}(?:st|nd|rd|th)?[\s-]\p{L}{3}|^\D{0,12}\p{L}{3}\.?\s\d{1,2},?\s\d{4}/u

/**
 * W3C's form of a time (https://www.w3.org/TR/NOTE-datetime), also with a blank for the T or without a zone, or that of
 * RFC 2822; any other says nothing: 05/12/2025 is read in two ways. Of a year or a month its last day, since what is
 * meant may have changed then. None that is to come.
 */
function timeOf(text: string | null, now: Date): number | null {
  const written = text?.trim() ?? ''
  const parts = W3C.exec(written)
  const time = parts === null ? (MAIL.test(written) ? Date.parse(written) : NaN) : w3cTime(parts)
  // A day of grace: a time without zone is read as ours.
  return Number.isNaN(time) || time > now.getTime() + DAY_MS ? null : time
}

function w3cTime(parts: RegExpExecArray): number {
  const [, year, month, day, clock = '', zone = ''] = parts
  const offset = zone
    .toUpperCase()
    .replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
  return day === undefined
    ? Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0)
    : Date.parse(`${year}-${month}-${day}${clock === '' ? '' : `T${clock}${offset}`}`)
}

const MAIL = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}(?: |$)/
const W3C =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[Tt ]+(\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)\s*(Z|z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/

function byTime(a: { time: number | null }, b: { time: number | null }): number {
  if (a.time === null || b.time === null) return Number(a.time === null) - Number(b.time === null)
  return b.time - a.time
}
