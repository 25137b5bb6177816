import type { JsonValue } from '../../vocabulary/record.ts'
import type { Feed, FeedItem } from './feed.ts'
import { newItem } from './feed.ts'

type Mapping = Record<string, JsonValue>

/** Reads JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/); null for what is none. */
export function readJsonFeed(text: string): Feed | null {
  let json: JsonValue
  try {
    json = JSON.parse(text) as JsonValue
  } catch {
    return null
  }
  if (!isMapping(json) || !Array.isArray(json['items'])) return null
  return { language: textOf(json['language']), items: json['items'].filter(isMapping).map(itemOf) }
}

function itemOf(item: Mapping): FeedItem {
  const id = textOf(item['id'])
  const plain = textOf(item['content_text'])
  return {
    ...newItem(),
    url: textOf(item['url']) ?? (id !== null && /^https?:\/\//i.test(id) ? id : null) ?? textOf(item['external_url']),
    title: textOf(item['title']),
    date: textOf(item['date_published']) ?? textOf(item['date_modified']),
    content: textOf(item['content_html']) ?? (plain === null ? null : escaped(plain)),
    summary: textOf(item['summary']),
    tags: list(item['tags']).flatMap((tag) => textOf(tag) ?? []),
    authors: [...list(item['authors']), item['author']].flatMap((author) => {
      return (isMapping(author) ? textOf(author['name']) : null) ?? []
    }),
  }
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : []
}

function isMapping(value: JsonValue | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
