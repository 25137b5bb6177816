import type { Source } from '../../config/source.ts'
import type { Draft, Entry } from '../../vocabulary/record.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import { clean } from '../clean/registry.ts'
import { pinnedDate } from '../dates/read-date.ts'
import type { ListingPage } from '../extractor.ts'
import { resolveLink } from '../link.ts'
import { countDrop, emptyListing } from '../listing-page.ts'
import type { FeedPages } from '../listing-pages.ts'
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
    const feed = start.startsWith('{') ? readJsonFeed(text) : readXmlFeed(start)
    if (feed === null) return null
    const page = { ...emptyListing(), containers: feed.items.length }
    for (const item of feed.items) addEntry(page, item, feed, context)
    return page
  }

  function addEntry(page: ListingPage, item: FeedItem, feed: Feed, context: CleaningContext): void {
    if (item.url === null) return countDrop(page, 'no_url')
    const url = resolveLink(clean(source.cleaning['url'], item.url, context) as string, context.base)
    if (url === null) return countDrop(page, 'not_http')
    const title = textIn(item.title)
    const date = item.date === null ? null : pinnedDate(item.date, context.date)
    const entry: Entry = { url, title, date, record: null }
    if (body_in_feed) entry.record = draftOf(item, feed, { title, date })
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
      title,
      date: null,
      date_raw: date,
      body,
      tags: item.tags.flatMap((tag) => textIn(tag) ?? []),
      authors: item.authors.flatMap((author) => textIn(author) ?? []),
      language: feed.language,
      extra: Object.fromEntries(Object.keys(source.fields).map((name) => [name, null])),
    }
  }
}

function textIn(html: string | null): string | null {
  return html === null ? null : htmlText(html) || null
}
