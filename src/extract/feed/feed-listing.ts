import type { Source } from '../../config/source.ts'
import type { Draft, Entry, ListedParts } from '../../vocabulary/record.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import { clean } from '../clean/registry.ts'
import { pinnedDate, readDate } from '../dates/read-date.ts'
import type { ListingPage } from '../extractor.ts'
import { resolveLink } from '../listing/link.ts'
import { plainLink } from '../listing/plain-link.ts'
import { countDrop, emptyListing, listedParts } from '../listing/listing-page.ts'
import type { FeedPages } from '../listing/listing-pages.ts'
import { htmlText } from '../tree/html-text.ts'
import type { Feed, FeedItem } from './feed.ts'
import { readJsonFeed } from './json-feed.ts'
import { readXmlFeed } from './xml-feed.ts'

/** Reads the entries of a feed, of whatever kind its text turns out to be; null for what is no feed. */
export function createFeedListing(
  source: Source,
  { body_in_feed }: FeedPages,
): (text: string, context: CleaningContext) => ListingPage | null {
  return (text, context) => {
    const start = text.trimStart()
    const feed = start.startsWith('{') ? readJsonFeed(start) : readXmlFeed(start)
    if (feed === null) return null
    const page = { ...emptyListing(), containers: feed.items.length }
    for (const item of feed.items) addEntry(page, item, feed, context)
    return page
  }

  function addEntry(page: ListingPage, item: FeedItem, feed: Feed, context: CleaningContext): void {
    if (item.url === null) return countDrop(page, 'no_url')
    const base = item.bases.reduce(joined, context.base)
    const url = resolveLink(clean(source.cleaning['url'], plainLink(item.url), { ...context, base }) as string, base)
    if (url === null) return countDrop(page, 'not_http')
    const title = textIn(item.title)
    const date = dateOf(item, context)
    const entry: Entry = { url, title, date, record: null }
    if (body_in_feed) entry.record = draftOf(item, feed, { title, date })
    if (entry.record === null) Object.assign(entry, listedParts(partsOf(item)))
    page.entries.push(entry)
  }

  /** Null where the text is not in the feed and the article's page has to tell it. */
  function draftOf(
    item: FeedItem,
    feed: Feed,
    { title, date }: Pick<Draft, 'title'> & { date: string | null },
  ): Draft | null {
    const isOnPage = source.selectors.article.body.length > 0
    const body = textIn(item.content) ?? (isOnPage ? null : textIn(item.summary))
    if (body === null && isOnPage) return null
    return {
      title: title ?? beginningOf(body),
      date: null,
      date_raw: date,
      body,
      ...partsOf(item),
      language: item.language ?? feed.language,
      extra: Object.fromEntries(Object.keys(source.fields).map((name) => [name, null])),
    }
  }
}

function partsOf({ tags, authors }: FeedItem): ListedParts {
  return { tags: tags.flatMap((tag) => textIn(tag) ?? []), authors: authors.flatMap((author) => textIn(author) ?? []) }
}

/** The first date that can be read, or else the first one. */
function dateOf({ date, otherDates }: FeedItem, context: CleaningContext): string | null {
  if (date === null) return null
  const read =
    otherDates.length === 0 ? date : [date, ...otherDates].find((one) => readDate(one, context.date) !== null)
  return pinnedDate(read ?? date, context.date)
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-2; one that is no web address is passed over. */
function joined(outer: string, base: string): string {
  const url = URL.parse(base, outer)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : outer
}

/** Short posts have no title; their first words stand for it, as in readers of feeds. */
function beginningOf(body: string | null): string | null {
  if (body === null || body.length <= LONGEST_TITLE) return body
  const cut = body.slice(0, LONGEST_TITLE)
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1).trim() || cut}…`
}

const LONGEST_TITLE = 100

function textIn(html: string | null): string | null {
  return html === null ? null : htmlText(html) || null
}
