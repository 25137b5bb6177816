import { parseJson, SentNumber, type SentJson } from '../json/sent-json.ts'
import { authorName } from './author-name.ts'
import type { Feed, FeedItem } from './feed.ts'
import { escaped, newItem } from './feed.ts'

type Mapping = Record<string, SentJson>

/** Reads JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/); null for what is none. */
export function readJsonFeed(text: string): Feed | null {
  const json = parseJson(text)
  if (!isMapping(json) || !Array.isArray(json['items'])) return null
  const feedAuthors = authorsIn(json)
  const items = json['items'].filter(isMapping).map((item) => itemOf(item, feedAuthors))
  return { language: textOf(json['language']), items }
}

function itemOf(item: Mapping, feedAuthors: string[]): FeedItem {
  const id = textOf(item['id'])
  const authors = authorsIn(item)
  const [date = null, ...otherDates] = ['date_published', 'date_modified'].flatMap((name) => textOf(item[name]) ?? [])
  return {
    ...newItem(),
    url: textOf(item['url']) ?? (id !== null && /^https?:\/\//i.test(id) ? id : null) ?? textOf(item['external_url']),
    title: plain(item['title']),
    date,
    otherDates,
    content: textOf(item['content_html']) ?? plain(item['content_text']),
    summary: plain(item['summary']),
    tags: list(item['tags']).flatMap((tag) => plain(tag) ?? []),
    authors: authors.length > 0 ? authors : feedAuthors,
    language: textOf(item['language']),
  }
}

/** Version 1.1 has `authors`, version 1 `author`; those of the feed are those of items that name none. */
function authorsIn(object: Mapping): string[] {
  return [...list(object['authors']), object['author']].flatMap((author) => {
    const name = isMapping(author) ? textOf(author['name']) : null
    return name === null ? [] : escaped(authorName(name))
  })
}

function textOf(value: SentJson | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Only content_html is HTML. */
function plain(value: SentJson | undefined): string | null {
  const text = textOf(value)
  return text === null ? null : escaped(text)
}

function list(value: SentJson | undefined): SentJson[] {
  return Array.isArray(value) ? value : []
}

function isMapping(value: SentJson | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof SentNumber)
}
