const NAMESPACES: Record<string, string> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/rss/1.0/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
}

/**
 * Names of elements with the prefixes that everybody uses, whichever a document declares: <n:news> becomes news:news, and
 * <atom:entry> becomes entry. Prefixes without a declaration stay as they are.
 */
export function canonicalNames(): (name: string, attributes: Record<string, string>) => string {
  const prefixes = new Map<string, string>()
  return (name, attributes) => {
    for (const key in attributes) {
      if (!key.startsWith('xmlns:') || prefixes.size >= MOST_PREFIXES) continue
      const uri = attributes[key]!.trim()
        .toLowerCase()
        .replace(/^https:/, 'http:')
      if (NAMESPACES[uri] !== undefined) prefixes.set(key.slice(6), NAMESPACES[uri])
    }
    const colon = name.indexOf(':')
    if (colon === -1) return name
    const prefix = prefixes.get(name.slice(0, colon))
    if (prefix === undefined) return name
    return prefix === '' ? name.slice(colon + 1) : `${prefix}${name.slice(colon)}`
  }
}

const MOST_PREFIXES = 100
