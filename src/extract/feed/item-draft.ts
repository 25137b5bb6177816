import { authorName } from './author-name.ts'
import type { FeedItem } from './feed.ts'
import { newItem } from './feed.ts'

/** An item under way: what its elements say, and how good each is. */
export class ItemDraft {
  readonly #item = newItem()
  #guid: string | null = null
  readonly #links: Rated[] = []
  readonly #titles: Rated[] = []
  readonly #contents: Rated[] = []
  readonly #summaries: Rated[] = []
  readonly #dates: Rated[] = []
  #sourceAuthors: string[] = []
  #bases: readonly string[] = []

  /** `language` and `bases` of the item itself; `about`: what RDF calls it. */
  constructor(language: string | null, bases: readonly string[], about: string | undefined) {
    this.#item.language = language
    this.#bases = bases
    if (about !== undefined) this.#guid = about
  }

  /** One of its elements, by its name from FIELDS. `value` is HTML in fields that hold text. */
  note(name: string, value: string | null, attributes: Record<string, string>, bases: readonly string[]): void {
    const field = FIELDS.get(name)
    if (field === undefined) return
    switch (field.is) {
      case 'link': {
        const href = attributes['href']?.trim() || value
        const rank = name === 'feedburner:origlink' ? BEST : field.rank * linkRank(attributes)
        if (href !== null && rank > 0) this.#links.push({ value: href, rank, bases })
        return
      }
      case 'id':
        if (/^false$/i.test(attributes['ispermalink'] ?? '') || value === null || !/^https?:\/\//i.test(value)) return
        this.#guid ??= value
        return
      case 'tag': {
        const tag = attributes['label']?.trim() || attributes['term']?.trim() || value
        if (tag !== null) this.#item.tags.push(tag)
        return
      }
      case 'author':
        if (value !== null) this.#item.authors.push(authorName(value))
        return
      case 'language':
        this.#item.language ??= value
        return
      case 'title':
      case 'date':
      case 'content':
      case 'summary':
        if (value !== null) this.#listOf(field.is).push({ value, rank: field.rank, bases: NO_BASES })
    }
  }

  /** Of the feed that it was copied from: by RFC 4287, 4.2.1, also its own where it names none. */
  noteSourceAuthor(name: string): void {
    this.#sourceAuthors.push(name)
  }

  /** `feedAuthors`: who wrote what says nothing of it. */
  finished(feedAuthors: readonly string[]): FeedItem {
    const item = this.#item
    const link = best(this.#links)
    item.url = link?.value ?? this.#guid
    item.bases = [...(link?.bases ?? this.#bases)]
    item.title = best(this.#titles)?.value ?? null
    item.content = best(this.#contents)?.value ?? null
    item.summary = best(this.#summaries)?.value ?? null
    const [date = null, ...others] = this.#dates.toSorted((a, b) => b.rank - a.rank).map(({ value }) => value)
    item.date = date
    item.otherDates = others
    if (item.authors.length === 0) {
      item.authors = this.#sourceAuthors.length > 0 ? this.#sourceAuthors : [...feedAuthors]
    }
    return item
  }

  #listOf(what: 'title' | 'content' | 'summary' | 'date'): Rated[] {
    switch (what) {
      case 'title':
        return this.#titles
      case 'content':
        return this.#contents
      case 'summary':
        return this.#summaries
      case 'date':
        return this.#dates
    }
  }
}

interface Rated {
  value: string
  rank: number
  bases: readonly string[]
}

interface Field {
  is: 'link' | 'id' | 'title' | 'date' | 'content' | 'summary' | 'tag' | 'author' | 'language'
  /** Of several that say something, the highest counts, and of equals the first. */
  rank: number
}

const NAMES: [is: Field['is'], names: string][] = [
  ['link', 'link atom:link feedburner:origlink'],
  ['id', 'guid id dc:identifier'],
  ['title', 'title dc:title dcterms:title atom:title'],
  // Published before updated, whichever comes first.
  [
    'date',
    'pubdate published issued dcterms:issued dc:date atom:published created dcterms:created dcterms:date ' +
      'updated modified dcterms:modified atom:updated',
  ],
  ['content', 'content:encoded content xhtml:body atom:content'],
  ['summary', 'description summary dc:description dcterms:abstract atom:summary'],
  ['tag', 'category dc:subject dcterms:subject atom:category'],
  ['author', 'author dc:creator dcterms:creator atom:author'],
  ['language', 'language dc:language'],
]

/** Names by CanonicalNames, without the prefix of the feed's own namespace; of each kind the best first. */
export const FIELDS: ReadonlyMap<string, Field> = new Map(
  NAMES.flatMap(([is, names]) => names.split(' ').map((name, at): [string, Field] => [name, { is, rank: 20 - at }])),
)

/** The article's own page, whose link is another one for the sake of counting clicks. */
const BEST = 100
const NO_BASES: readonly string[] = []

function best(rated: readonly Rated[]): Rated | null {
  let found: Rated | null = null
  for (const one of rated) if (found === null || one.rank > found.rank) found = one
  return found
}

/** 1: the article's own page; half of it: no more than a link; 0: to something else. */
function linkRank({ rel, type }: Record<string, string>): number {
  const relation =
    rel
      ?.trim()
      .toLowerCase()
      .replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '') ?? ''
  if (relation !== '' && relation !== 'alternate') return 0
  return type === undefined || type === '' || /html/i.test(type) ? 1 : 0.25
}
