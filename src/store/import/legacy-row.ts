import type { JsonValue, ScrapedRecord } from '../../vocabulary/record.ts'

/** What one row of the predecessor's files said, by its field names. */
export type LegacyFields = Record<string, JsonValue>

export interface RowContext {
  /** The one spelling of a URL, or null for what is none. */
  canonical: (url: string) => string | null
  /** When nothing says when a row was scraped: ISO 8601 in UTC. */
  fallback: string
}

/** Columns of news.csv, which its last versions wrote without a header. */
export const NEWS_COLUMNS = ['url', 'title', 'date', 'body', 'tags', 'source', 'country', '_scraped_at'] as const
export const URLS_COLUMNS = ['url', 'title', 'date'] as const

/** Fields that become something of their own; `source` and `country` are the predecessor's names for what we map. */
const KNOWN = new Set<string>([...NEWS_COLUMNS, 'scraped_at', 'author', 'authors', 'language'])

/** A row as a record, or what it lacks to be one. */
export function legacyRecord(row: LegacyFields, { canonical, fallback }: RowContext): ScrapedRecord | { why: string } {
  const url = canonical(fieldText(row['url']))
  if (url === null) return { why: 'no web address' }
  const title = fieldText(row['title'])
  if (title === '') return { why: 'no title' }
  // It was decomposed before (e + accent): composed it is what a page says, and what a later visit will find.
  const body = fieldText(row['body']).normalize('NFC')
  if (body === '') return { why: 'no body' }
  const date = fieldText(row['date'])
  return {
    url,
    title,
    date: isDay(date) ? date : null,
    date_raw: date === '' ? null : date,
    body,
    tags: list(row['tags']),
    authors: list(row['authors'] ?? row['author']),
    language: fieldText(row['language']) || null,
    extra: Object.fromEntries(Object.entries(row).filter(([key, value]) => !KNOWN.has(key) && value !== '')),
    scraped_at: isoTime(fieldText(row['_scraped_at'] ?? row['scraped_at'])) ?? fallback,
  }
}

/** A field as text; lists and objects are none. */
export function fieldText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** Tags were joined with commas in CSV, and a list in JSON. */
function list(value: JsonValue | undefined): string[] {
  const items = Array.isArray(value) ? value.map(fieldText) : fieldText(value).split(',')
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isoTime(`${text}T00:00:00`)?.slice(0, 10) === text
}

/** It wrote local times without a zone; they are taken for UTC. */
function isoTime(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null
  const time = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
