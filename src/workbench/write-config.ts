import { stringify } from 'yaml'
import type { ArticleSelector } from './articles/article-selectors.ts'
import type { Way } from './listings/probe.ts'

/** All that is written into a new config. */
export interface NewConfig {
  /** For the first line, which editors read. */
  schema: string
  /** Where it came from, and the day. */
  origin: { url: string; day: string }
  name: string
  base_url: string
  language: string | null
  /** The pace of robots.txt, in seconds; null without one. */
  crawlDelay: number | null
  way: Way
  /** Null where the text is read without a selector. */
  article: Partial<Record<'title' | 'date' | 'body' | 'tags' | 'authors', ArticleSelector | string>>
  /** Sentences about what was seen, for comments. */
  notes: string[]
}

/** A config with comments that say why it is as it is. */
export function writeConfig({
  schema,
  origin,
  name,
  base_url,
  language,
  crawlDelay,
  way,
  article,
  notes,
}: NewConfig): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    `# Made from ${commented(origin.url)} on ${origin.day}.`,
    ...notes.map((note) => `# ${commented(note)}`),
    pair('name', name),
    pair('base_url', base_url),
    ...(language === null ? [] : [`${pair('language', language)}   # as the pages state it`]),
    '',
    `# ${commented(way.why)}`,
    stringify({ listing: way.listing }, OPTIONS).trimEnd(),
    '',
  ]
  if (crawlDelay !== null)
    lines.push(`# robots.txt wants ${crawlDelay} seconds between requests.`, pair('rate_limit', crawlDelay), '')
  const parts = Object.entries(article)
  if (way.thumbnail !== null || parts.length > 0) lines.push('selectors:')
  if (way.thumbnail !== null) {
    lines.push('  thumbnail:   # one entry of a listing page')
    for (const [key, value] of Object.entries(way.thumbnail)) lines.push(`    ${pair(key, value)}`)
  }
  if (parts.length > 0) {
    lines.push('  article:')
    for (const [key, found] of parts) {
      const { selector, agreement } = typeof found === 'string' ? { selector: found, agreement: null } : found
      const how =
        agreement === null || key !== 'body'
          ? ''
          : `   # ${Math.round(agreement * 100)} % of the words that are read without it`
      lines.push(`    ${pair(key, selector)}${how}`)
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const OPTIONS = { lineWidth: 0, indentSeq: false } as const

function pair(key: string, value: string | number): string {
  return stringify({ [key]: value }, OPTIONS).trimEnd()
}

/** Of a comment there is one line. */
function commented(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300)
}
