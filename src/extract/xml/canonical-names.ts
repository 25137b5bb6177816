/** By URI in lower case, with http and without a slash or # at the end: sites write them all ways. */
const NAMESPACES: Record<string, string> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/rss/1.0': '',
  'http://purl.org/net/rss1.1': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss': '',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
}

/** Whatever namespace such an element declares for itself, what is in it is meant as the document's own. */
const ROOTS = new Set(['rss', 'rdf', 'feed', 'channel', 'urlset', 'sitemapindex'])

/** Of names in a namespace that nobody here reads. */
const FOREIGN = '?'
const MOST_DECLARED = 1000

/**
 * Names of elements and attributes in lower case, with the prefixes that everybody uses for their namespaces, whichever
 * a document declares: <n:news> becomes news:news, and <title xmlns="http://search.yahoo.com/mrss/"> becomes ?:title.
 * RSS and sitemaps have no prefix, Atom has atom. Prefixes without a declaration stay as they are.
 */
export class CanonicalNames {
  /** By declared prefix, '' for none: what it stands for, the innermost declaration last. */
  readonly #bound = new Map<string, string[]>()
  readonly #open: { name: string; declared: string[] }[] = []
  #declarations = 0

  enter(name: string, attributes: Record<string, string>): { name: string; attributes: Record<string, string> } {
    const lower = name.toLowerCase()
    const declared = this.#declare(lower, attributes)
    const own = this.#canonical(lower)
    this.#open.push({ name: own, declared })
    return { name: own, attributes: this.#attributes(attributes) }
  }

  /** The name of the element that was entered last and not left yet. */
  leave(): string {
    const last = this.#open.pop()
    for (const prefix of last?.declared ?? []) this.#bound.get(prefix)?.pop()
    return last?.name ?? ''
  }

  #declare(name: string, attributes: Record<string, string>): string[] {
    const declared: string[] = []
    for (const key in attributes) {
      if (!key.startsWith('xmlns') || (key.length > 5 && key[5] !== ':')) continue
      if (++this.#declarations > MOST_DECLARED) break
      const prefix = key.slice(6).toLowerCase()
      const meant = NAMESPACES[evenUri(attributes[key]!)] ?? (isRootIn(name, prefix) ? '' : FOREIGN)
      const bound = this.#bound.get(prefix)
      if (bound === undefined) this.#bound.set(prefix, [meant])
      else bound.push(meant)
      declared.push(prefix)
    }
    return declared
  }

  #canonical(name: string): string {
    const colon = name.indexOf(':')
    const prefix = colon === -1 ? '' : name.slice(0, colon)
    const meant = this.#bound.get(prefix)?.at(-1) ?? prefix
    const local = name.slice(colon + 1)
    return meant === '' ? local : `${meant}:${local}`
  }

  #attributes(attributes: Record<string, string>): Record<string, string> {
    const named: Record<string, string> = {}
    // A default namespace is not that of attributes.
    for (const key in attributes) {
      const lower = key.toLowerCase()
      named[lower.includes(':') ? this.#canonical(lower) : lower] = attributes[key]!
    }
    return named
  }
}

function evenUri(uri: string): string {
  const lower = uri.trim().toLowerCase()
  const end = lower.endsWith('/') || lower.endsWith('#') ? -1 : undefined
  return (lower.startsWith('https:') ? `http:${lower.slice(6)}` : lower).slice(0, end)
}

function isRootIn(name: string, prefix: string): boolean {
  const colon = name.indexOf(':')
  // A default namespace beside a prefixed root is that of its children: <rdf:RDF xmlns="...">.
  return ROOTS.has(name.slice(colon + 1)) && (prefix === '' || prefix === name.slice(0, Math.max(0, colon)))
}
