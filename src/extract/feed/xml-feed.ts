import { XmlReader } from '../xml/xml-reader.ts'
import type { Feed, FeedItem } from './feed.ts'
import { newItem } from './feed.ts'

type Attributes = Record<string, string>

/** Reads RSS 0.9 to 2.0, RDF and Atom; null for what is none of them. */
export function readXmlFeed(text: string): Feed | null {
  const feed: Feed = { language: null, items: [] }
  let isFeed = false
  let item: Draft | null = null
  const path: string[] = []
  /** The element whose content is collected, and how many elements are open inside it. */
  let field: { name: string; attributes: Attributes; inner: number; text: string } | null = null

  const reader = new XmlReader({
    open(name, attributes) {
      if (path.length === 0) isFeed = ROOTS.has(name)
      if (field !== null) {
        // Markup that is not escaped, as Atom's xhtml has it.
        field.inner++
        field.text += `<${name.replace(/^.*:/, '')}>`
      } else if (isFeed && (name === 'item' || name === 'entry')) {
        item = { ...newItem(), rank: 0, guid: null, updated: null }
        const about = attributes['rdf:about']
        if (about !== undefined) item.guid = about
      } else if (isFeed && (FIELDS.has(name) || (item === null && LANGUAGES.has(name)))) {
        field = { name, attributes, inner: 0, text: '' }
      }
      path.push(name)
    },
    text(data) {
      if (field === null) return
      const isMarkup = field.attributes['type'] === 'xhtml'
      field.text += isMarkup ? data.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : data
    },
    close(name) {
      path.pop()
      if (field !== null && field.inner > 0) {
        field.inner--
        field.text += `</${name.replace(/^.*:/, '')}>`
      } else if (field !== null) {
        const done = field
        field = null
        if (item !== null) note(item, done.name, done.text.trim(), done.attributes, path.at(-1) ?? '')
        else if (LANGUAGES.has(done.name)) feed.language ??= done.text.trim() || null
      } else if (item !== null && (name === 'item' || name === 'entry')) {
        feed.items.push(finished(item))
        item = null
      }
    },
  })
  reader.write(text)
  reader.end()
  return isFeed ? feed : null
}

const ROOTS = new Set(['rss', 'feed', 'rdf:RDF', 'RDF', 'channel'])
const LANGUAGES = new Set(['language', 'dc:language'])
const FIELDS = new Set([
  'title',
  'link',
  'guid',
  'id',
  'feedburner:origLink',
  'pubDate',
  'published',
  'issued',
  'dc:date',
  'dcterms:issued',
  'updated',
  'modified',
  'content:encoded',
  'content',
  'description',
  'summary',
  'category',
  'dc:subject',
  'author',
  'name',
  'dc:creator',
])

/** An item under way, with what is only used where nothing better comes. */
type Draft = FeedItem & {
  /** How good its URL is; see linkRank. */
  rank: number
  guid: string | null
  updated: string | null
}

function note(item: Draft, name: string, text: string, attributes: Attributes, parent: string): void {
  const value = text === '' ? null : text
  switch (name) {
    case 'link':
    case 'feedburner:origLink': {
      const url = attributes['href']?.trim() || value
      const rank = name === 'link' ? linkRank(attributes) : 3
      if (url !== null && rank > item.rank) Object.assign(item, { url, rank })
      return
    }
    case 'guid':
    case 'id':
      if (attributes['isPermaLink'] !== 'false' && value !== null && /^https?:\/\//i.test(value)) item.guid = value
      return
    case 'title':
      item.title ??= value
      return
    case 'pubDate':
    case 'published':
    case 'issued':
    case 'dc:date':
    case 'dcterms:issued':
      item.date ??= value
      return
    case 'updated':
    case 'modified':
      item.updated ??= value
      return
    case 'content:encoded':
    case 'content':
      item.content ??= value
      return
    case 'description':
    case 'summary':
      item.summary ??= value
      return
    case 'category':
    case 'dc:subject': {
      const tag = attributes['label'] ?? attributes['term'] ?? value
      if (tag !== null && tag !== undefined) item.tags.push(tag)
      return
    }
    default:
      noteAuthor(item, name, value, parent)
  }
}

function noteAuthor(item: Draft, name: string, value: string | null, parent: string): void {
  if (value === null || (name === 'name' && parent !== 'author')) return
  // RSS 2.0: editor@news.example (Ana Lima); Atom: <author><name>Ana Lima</name></author>
  const author = /<name>([^<]*)<\/name>/.exec(value)?.[1] ?? /^\S+@\S+\s*\((.+)\)$/.exec(value)?.[1] ?? value
  item.authors.push(author)
}

/** 2: the article's own page; 1: no more than a link; 0: to something else. */
function linkRank({ rel, type }: Attributes): number {
  if (rel === undefined || rel === 'alternate') return type === undefined || /html/.test(type) ? 2 : 1
  return 0
}

function finished({ guid, updated, url, title, date, content, summary, tags, authors }: Draft): FeedItem {
  return { url: url ?? guid, title, date: date ?? updated, content, summary, tags, authors }
}
