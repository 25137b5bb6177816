import type { Element } from 'domhandler'
import { readJsonFeed } from '../../extract/feed/json-feed.ts'
import { readXmlFeed } from '../../extract/feed/xml-feed.ts'
import type { Feed, FeedItem } from '../../extract/feed/feed.ts'
import { readUnselected } from '../../extract/article/read-unselected.ts'
import { plainLink } from '../../extract/listing/plain-link.ts'
import { resolveLink } from '../../extract/listing/link.ts'
import { htmlText } from '../../extract/tree/html-text.ts'
import { overlap } from '../agreement.ts'
import type { Probe, Way } from './probe.ts'
import type { ListedEntry } from './card-selectors.ts'
import { isOfSite } from './page-entries.ts'

/** Addresses of feeds that a page names; those of comments and single articles are not among them. */
export function namedFeeds(elements: readonly Element[], base: string): string[] {
  const found = elements.flatMap(({ name, attribs }) => {
    if (name !== 'link' || !/(?:^|\s)alternate(?:$|\s)/i.test(attribs['rel'] ?? '')) return []
    if (!/^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)/i.test(attribs['type'] ?? '')) return []
    const title = attribs['title'] ?? ''
    const url = resolveLink(attribs['href'] ?? '', base)
    return url === null || COMMENTS.test(`${title} ${new URL(url).pathname}`) ? [] : [url]
  })
  const linked = elements.flatMap(({ name, attribs }) => {
    if (name !== 'a' || !FEED_PATH.test(attribs['href'] ?? '')) return []
    const url = resolveLink(attribs['href'] ?? '', base)
    return url === null || COMMENTS.test(url) || !isOfSite(url, base) ? [] : [url]
  })
  return [...new Set([...found, ...linked])].slice(0, MOST)
}

/** Where feeds mostly lie, for a site that names none. */
export const USUAL_FEEDS = ['/feed/', '/rss.xml', '/feed.xml', '/atom.xml']

/** Reads a feed, and says what a config of it would be; null for what is none, or an empty one. */
export async function feedWay(url: string, probe: Probe): Promise<Way | null> {
  const visited = await probe.visitor.get(url)
  if (!visited.ok) return null
  const feed = readFeed(visited.text)
  const entries = feed === null ? [] : feed.items.flatMap((item) => entryOf(item, visited.url))
  if (feed === null || entries.length === 0) return null
  const body = await hasTexts(feed, entries, probe)
  const paged = await pagedTemplate(visited.url, visited.text, entries, probe)
  const dated = entries.filter(({ date }) => date !== null).length
  return {
    kind: 'feed',
    listing: { type: 'feed', url_template: paged ?? visited.url, ...(body ? { body_in_feed: true } : {}) },
    thumbnail: null,
    entries,
    hasTexts: body,
    why: [
      `${entries.length} entries`,
      dated === entries.length ? 'all with a date' : `${dated} with a date`,
      body ? 'whole texts in it: no article page is requested' : 'texts on the article pages',
      ...(paged === null ? [] : ['older ones on numbered pages of it']),
    ].join(', '),
  }
}

/** A feed of any kind; null for what is none. */
export function readFeed(text: string): Feed | null {
  const start = text.trimStart().replace(/^\ufeff/, '')
  return start.startsWith('{') ? readJsonFeed(start) : start.startsWith('<') ? readXmlFeed(start) : null
}

const MOST = 4
const COMMENTS = /comment|kommentar|coment[aá]rio|commentaire|reactions?\b/i
const FEED_PATH = /(?:\/(?:feed|rss|atom)\/?|\.(?:rss|atom)|(?:rss|feed|atom)\.xml)(?:\?.{0,80})?$/i

function entryOf(item: FeedItem, base: string): ListedEntry[] {
  if (item.url === null) return []
  const url = resolveLink(plainLink(item.url), base)
  return url === null ? [] : [{ url, title: item.title === null ? null : htmlText(item.title), date: item.date }]
}

/** Whether the texts of a feed are the whole articles, as its first pages show. */
async function hasTexts(feed: Feed, entries: readonly ListedEntry[], { visitor, now }: Probe): Promise<boolean> {
  const texts = feed.items.map(({ content, summary }) => htmlText(content ?? summary ?? ''))
  const long = texts.filter((text) => text.length >= LONG && !CUT.test(text))
  if (feed.items.every(({ content }) => content === null) || long.length * 10 < texts.length * 8) return false
  for (const [n, entry] of entries.slice(0, 2).entries()) {
    const page = await visitor.get(entry.url)
    const read = page.ok ? readUnselected(page.text, page.url, now) : null
    if (read !== null && overlap(read.body, texts[n] ?? '') < ALIKE) return false
  }
  return true
}

const LONG = 300
const ALIKE = 0.8
const CUT = /(?:\[…\]|\[\.{3}\]|…|\.{3}|(?:read|continue|weiter|lire|leia) [\w ]{0,30}»?)$/i

/** WordPress numbers the pages of its feeds. */
async function pagedTemplate(
  url: string,
  text: string,
  entries: readonly ListedEntry[],
  { visitor }: Probe,
): Promise<string | null> {
  if (!/<generator>https?:\/\/wordpress\.org/i.test(text.slice(0, 5000))) return null
  const template = `${url}${url.includes('?') ? '&' : '?'}paged={num}`
  const second = await visitor.get(template.replace('{num}', '2'))
  const feed = second.ok ? readFeed(second.text) : null
  const known = new Set(entries.map((entry) => entry.url))
  const isNew = feed?.items.some((item) => entryOf(item, url).some((entry) => !known.has(entry.url)))
  return isNew === true ? template : null
}
