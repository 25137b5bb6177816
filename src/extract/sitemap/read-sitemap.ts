import { XmlReader } from '../xml/xml-reader.ts'

/** What a sitemap or an index says, as written. */
export interface Sitemap {
  /** Of an index: the maps that it names. */
  maps: SitemapItem[]
  urls: SitemapItem[]
  /** Entries beyond what one map may reasonably have. */
  cut: number
  /** Lines of a text that are no URL. */
  junk: number
}

export interface SitemapItem {
  url: string
  lastmod: string | null
  /** Those of a news sitemap. */
  title: string | null
  published: string | null
}

/** The protocol allows 50,000; some sites do not know that. */
export const MOST_URLS = 200_000
/** Longer than any URL that is worth visiting. */
const LONGEST = 8192

/**
 * Reads a sitemap piece by piece, so that one of 50 MB takes no more memory than its entries: XML (sitemaps.org, with
 * Google's news extension) or plain text with one URL a line. `end` gives null for what is neither.
 */
export function createSitemapReader(): SitemapReader {
  const found: Sitemap = { maps: [], urls: [], cut: 0, junk: 0 }
  let reader: { write(chunk: string): boolean; end(): boolean } | null = null
  let start = ''
  const begin = (): boolean => {
    const text = start
    start = ''
    const root = text[0] === '<' ? 0 : text.search(XML_START)
    reader = root === -1 ? createTextReader(found) : createXmlReader(found)
    return reader.write(text.slice(Math.max(0, root)))
  }
  return {
    write(chunk) {
      if (reader !== null) return reader.write(chunk)
      // Blanks are dropped at once: a map of nothing else would be looked through from its start with each piece.
      start = (start + chunk).trimStart()
      return start[0] === '<' || start.length >= ENOUGH_TO_TELL ? begin() : true
    },
    end() {
      if (reader === null && start.trim() !== '') begin()
      return reader?.end() ? found : null
    },
  }
}

export interface SitemapReader {
  /** False when the rest is not worth giving. */
  write(chunk: string): boolean
  end(): Sitemap | null
}

/** A warning of PHP may stand in front. */
const ENOUGH_TO_TELL = 4096
const XML_START = /<(?:\?xml|(?:[\w-]+:)?(?:urlset|sitemapindex)\b)/

function add(list: SitemapItem[], item: SitemapItem, found: Sitemap): void {
  if (item.url === '') return
  if (found.maps.length + found.urls.length >= MOST_URLS) found.cut++
  else list.push(item)
}

function createXmlReader(found: Sitemap): { write(chunk: string): boolean; end(): boolean } {
  const path: string[] = []
  /** Depth of the root; null before it. What stands behind it counts for nothing. */
  let root: number | null = null
  let isOver = false
  let entry: { item: SitemapItem; depth: number } | null = null
  let field: { is: keyof SitemapItem; depth: number } | null = null
  let text = ''
  const reader = new XmlReader({
    open(name) {
      const depth = path.push(name)
      if (name === 'urlset' || name === 'sitemapindex') root ??= depth
      else if (entry === null) {
        if (root !== null && !isOver && (name === 'url' || name === 'sitemap')) entry = { item: nothing(), depth }
      } else if (field === null) {
        // Of pictures and videos the same names say something else.
        const is = depth === entry.depth + 1 ? FIELDS[name] : path.at(-2) === 'news:news' ? NEWS[name] : undefined
        if (is === undefined) return
        field = { is, depth }
        text = ''
      }
    },
    text(data) {
      if (field?.depth === path.length && text.length < LONGEST) text += data
    },
    close() {
      const depth = path.length
      const name = path.pop()
      if (depth === root) isOver = true
      if (entry === null) return
      if (field?.depth === depth) {
        const value = text.trim()
        // A copy: what the parser gives keeps the whole piece of the map alive.
        if (value !== '' && !entry.item[field.is]) entry.item[field.is] = Buffer.from(value).toString()
        field = null
      } else if (entry.depth === depth) {
        add(name === 'url' ? found.urls : found.maps, entry.item, found)
        entry = null
      }
    },
  })
  return {
    write: (chunk) => reader.write(chunk),
    end() {
      reader.end()
      return root !== null
    },
  }
}

const NEWS: Record<string, keyof SitemapItem> = { 'news:title': 'title', 'news:publication_date': 'published' }
const FIELDS: Record<string, keyof SitemapItem> = { loc: 'url', lastmod: 'lastmod', ...NEWS }

function nothing(): SitemapItem {
  return { url: '', lastmod: null, title: null, published: null }
}

/** Lines that are no URL are passed over and counted; a text in which they are more than the URLs is no map. */
function createTextReader(found: Sitemap): { write(chunk: string): boolean; end(): boolean } {
  let rest = ''
  const line = (text: string): void => {
    const trimmed = text.trim()
    if (trimmed === '') return
    const url = /^https?:\/\/\S+/i.exec(trimmed)?.[0]
    if (url === undefined) found.junk++
    else add(found.urls, { ...nothing(), url }, found)
  }
  return {
    write(chunk) {
      const lines = (rest + chunk).split(/\r\n|[\r\n]/)
      rest = (lines.pop() ?? '').slice(0, LONGEST)
      lines.forEach(line)
      return found.urls.length > 0 || found.junk < MOST_JUNK
    },
    end() {
      line(rest)
      return found.urls.length > 0 && found.junk <= found.urls.length
    },
  }
}

/** So many lines before the first URL, and there comes none. */
const MOST_JUNK = 1000
