import { hash } from 'node:crypto'
import type { Draft, JsonValue } from '../vocabulary/record.ts'

/** Tells whether a record's content changed; when and how it was scraped does not count. */
export function contentDigest(draft: Draft): string {
  const { title, date, body, tags, authors, language, extra } = draft
  return hash('sha256', JSON.stringify([title, date, body, tags, authors, language, sorted(extra)]))
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]))
}
