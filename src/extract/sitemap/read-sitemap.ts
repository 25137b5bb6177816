import { XmlReader } from '../xml/xml-reader.ts'

/** What a sitemap or an index says, as written. */
export interface Sitemap {
  /** Of an index: the maps that it names. */
  maps: SitemapItem[]
  urls: SitemapItem[]
  /** Entries beyond what one map may reasonably have. */
  cut: number
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
export function createSitemapReader(): { write(chunk: string): boolean; end(): Sitemap | null } {
  const found: Sitemap = { maps: [], urls: [], cut: 0 }
  let reader: ReturnType<typeof createXmlReader> | ReturnType<typeof createTextReader> | null = null
  let start = ''
  return {
    write(chunk) {
      if (reader !== null) return reader.write(chunk)
      start += chunk
      const first = start.trimStart()[0]
      if (first === undefined) return true
      reader = first === '<' ? createXmlReader(found) : createTextReader(found)
      const text = start.trimStart()
      start = ''
      return reader.write(text)
    },
    end: () => (reader !== null && reader.end() ? found : null),
  }
}

function add(list: SitemapItem[], item: SitemapItem, found: Sitemap): void {
  if (item.url === '') return
  if (found.maps.length + found.urls.length >= MOST_URLS) found.cut++
  else list.push(item)
}

function createXmlReader(found: Sitemap): { write(chunk: string): boolean; end(): boolean } {
  let isSitemap = false
  let open: 'url' | 'sitemap' | null = null
  let field: keyof SitemapItem | null = null
  let text = ''
  let item = nothing()
  const reader = new XmlReader({
    open(name) {
      if (name === 'urlset' || name === 'sitemapindex') isSitemap = true
      else if (isSitemap && (name === 'url' || name === 'sitemap')) {
        open = name
        item = nothing()
      } else if (open !== null && FIELDS[name] !== undefined) {
        field = FIELDS[name]
        text = ''
      }
    },
    text(data) {
      if (field !== null && text.length < LONGEST) text += data
    },
    close(name) {
      if (field !== null && FIELDS[name] === field) {
        const value = text.trim()
        // A copy: what the parser gives keeps the whole piece of the map alive.
        if (value !== '') item[field] = Buffer.from(value).toString()
        field = null
      } else if (open !== null && name === open) {
        add(open === 'url' ? found.urls : found.maps, item, found)
        open = null
      }
    },
  })
  return {
    write: (chunk) => reader.write(chunk),
    end() {
      reader.end()
      return isSitemap
    },
  }
}

const FIELDS: Record<string, keyof SitemapItem> = {
  loc: 'url',
  lastmod: 'lastmod',
  'news:title': 'title',
  'news:publication_date': 'published',
}

function nothing(): SitemapItem {
  return { url: '', lastmod: null, title: null, published: null }
}

function createTextReader(found: Sitemap): { write(chunk: string): boolean; end(): boolean } {
  let rest = ''
  let isSitemap: boolean | null = null
  const line = (text: string): void => {
    const url = text.trim()
    if (url === '') return
    isSitemap ??= /^https?:\/\/\S+$/i.test(url)
    if (isSitemap) add(found.urls, { ...nothing(), url }, found)
  }
  return {
    write(chunk) {
      const lines = (rest + chunk).split(/\r\n|[\r\n]/)
      rest = (lines.pop() ?? '').slice(0, LONGEST)
      lines.forEach(line)
      return isSitemap !== false
    },
    end() {
      line(rest)
      return isSitemap === true
    },
  }
}
