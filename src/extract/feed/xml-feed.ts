import { XmlReader } from '../xml/xml-reader.ts'
import { authorName } from './author-name.ts'
import type { Feed } from './feed.ts'
import { FIELDS, ItemDraft } from './item-draft.ts'
import { atomTextKind, TextCollector } from './text-construct.ts'

/**
 * Reads RSS 0.9 to 2.0, RDF and Atom; null for what is none of them. What stands before the root and behind it counts
 * for nothing, and of an item only what it says itself: elements within an element of it are about something else (RFC
 * 4287, 4.2.11).
 */
export function readXmlFeed(text: string): Feed | null {
  const feed = new FeedReader()
  const reader = new XmlReader(feed)
  reader.write(text)
  reader.end()
  return feed.result()
}

const ROOTS = new Set(['rss', 'feed', 'rdf:rdf', 'rdf', 'channel', 'atom:feed', 'atom:rss'])
/** Of texts, more than any article has; of everything else. */
const LONGEST_TEXT = 5_000_000
const LONGEST_VALUE = 20_000
const MOST_BASES = 8

interface Element {
  name: string
  bases: readonly string[]
  language: string | null
}

interface OpenField {
  name: string
  of: 'item' | 'source' | 'feed'
  depth: number
  attributes: Record<string, string>
  bases: readonly string[]
  text: TextCollector
  /** What Atom has in elements of a person: name, email, uri. */
  parts: Map<string, string>
}

class FeedReader {
  readonly #path: Element[] = []
  #isHtml = false
  /** Depth of the root; null before it. */
  #root: number | null = null
  #isOver = false
  /** Prefix of the feed's own namespace. */
  #home = ''
  #isAtom = false
  #language: string | null = null
  readonly #authors: string[] = []
  readonly #items: ItemDraft[] = []
  #item: { draft: ItemDraft; depth: number } | null = null
  #field: OpenField | null = null

  result(): Feed | null {
    if (this.#root === null) return null
    return { language: this.#language, items: this.#items.map((item) => item.finished(this.#authors)) }
  }

  open(written: string, attributes: Record<string, string>): void {
    const outer = this.#path.at(-1)
    const name = this.#ownName(written)
    const element = { name, bases: basesIn(attributes, outer), language: languageIn(attributes, outer) }
    const depth = this.#path.push(element)
    if (this.#root === null) this.#maybeRoot(written, depth, element.language)
    else if (this.#isOver) return
    else if (this.#field !== null) this.#openInField(this.#field, written, depth)
    else if (this.#item !== null) this.#openInItem(this.#item, element, depth, attributes)
    else this.#openInFeed(this.#root, element, depth, attributes)
  }

  text(data: string): void {
    const field = this.#field
    if (field === null) return
    const part = this.#path.at(-1)
    if (part !== undefined && this.#path.length === field.depth + 1 && PERSON.has(field.name)) {
      const before = field.parts.get(part.name) ?? ''
      if (before.length < LONGEST_VALUE) field.parts.set(part.name, before + data)
    }
    field.text.add(data)
  }

  close(written: string): void {
    const depth = this.#path.length
    this.#path.pop()
    const field = this.#field
    if (field !== null && depth > field.depth) field.text.tag(`</${localName(written)}>`)
    else if (field !== null) this.#closeField(field)
    else if (this.#item?.depth === depth) {
      this.#items.push(this.#item.draft)
      this.#item = null
    } else if (depth === this.#root) this.#isOver = true
  }

  #ownName(written: string): string {
    return this.#home !== '' && written.startsWith(this.#home) ? written.slice(this.#home.length) : written
  }

  #maybeRoot(written: string, depth: number, language: string | null): void {
    if (localName(written) === 'html') this.#isHtml = true
    if (this.#isHtml || !ROOTS.has(written)) return
    this.#root = depth
    this.#home = written.startsWith('atom:') ? 'atom:' : ''
    this.#isAtom = localName(written) === 'feed'
    this.#language = language
  }

  #openInFeed(root: number, element: Element, depth: number, attributes: Record<string, string>): void {
    const { name, bases, language } = element
    if (name === 'item' || name === 'entry') {
      const own = language === this.#language ? null : language
      this.#item = { draft: new ItemDraft(own, bases, attributes['rdf:about']), depth }
    } else if (LANGUAGES.has(name) || (name === 'author' && this.#isAtom && depth === root + 1)) {
      this.#field = this.#newField(element, 'feed', depth, attributes)
    } else if (name === 'channel' && language !== null) this.#language = language
  }

  #openInItem(item: { depth: number }, element: Element, depth: number, attributes: Record<string, string>): void {
    const parent = this.#path.at(-2)?.name
    if (depth === item.depth + 1 && FIELDS.has(element.name)) {
      this.#field = this.#newField(element, 'item', depth, attributes)
    } else if (depth === item.depth + 2 && parent === 'source' && element.name === 'author') {
      this.#field = this.#newField(element, 'source', depth, attributes)
    }
  }

  #newField(
    { name, bases }: Element,
    of: OpenField['of'],
    depth: number,
    attributes: Record<string, string>,
  ): OpenField {
    const isText = TEXTS.has(FIELDS.get(name)?.is ?? '')
    const isAtom = this.#isAtom ? !name.includes(':') : name.startsWith('atom:')
    const kind = isText && isAtom ? atomTextKind(attributes) : isText ? 'html' : 'plain'
    const longest = isText ? LONGEST_TEXT : LONGEST_VALUE
    return { name, of, depth, attributes, bases, text: new TextCollector(kind, longest), parts: new Map() }
  }

  #openInField(field: OpenField, written: string, depth: number): void {
    field.text.tag(`<${localName(written)}>`)
    if (depth === field.depth + 1 && PERSON.has(field.name)) field.parts.delete(this.#ownName(written))
  }

  #closeField(field: OpenField): void {
    this.#field = null
    const { name, of, attributes, bases, text } = field
    const isText = TEXTS.has(FIELDS.get(name)?.is ?? '')
    const value = PERSON.has(name) ? personIn(field) : isText ? text.html() : text.asWritten()
    if (of === 'item') this.#item?.draft.note(name, value, attributes, bases)
    else if (value === null) return
    else if (of === 'source') this.#item?.draft.noteSourceAuthor(authorName(value))
    else if (name === 'author') this.#authors.push(authorName(value))
    else this.#language ??= value
  }
}

const LANGUAGES = new Set(['language', 'dc:language'])
const PERSON = new Set(['author', 'atom:author'])
const TEXTS = new Set(['title', 'content', 'summary'])

function personIn({ parts, text }: OpenField): string | null {
  if (parts.size === 0) return text.asWritten()
  return parts.get('name')?.trim() || parts.get('atom:name')?.trim() || parts.get('email')?.trim() || null
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function basesIn(attributes: Record<string, string>, outer: Element | undefined): readonly string[] {
  const base = attributes['xml:base']?.trim()
  const bases = outer?.bases ?? NO_BASES
  return base === undefined || base === '' || bases.length >= MOST_BASES ? bases : [...bases, base]
}

function languageIn(attributes: Record<string, string>, outer: Element | undefined): string | null {
  return attributes['xml:lang']?.trim() || (outer?.language ?? null)
}

const NO_BASES: readonly string[] = []
