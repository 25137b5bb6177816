/** A feed of any kind, as written. */
export interface Feed {
  language: string | null
  items: FeedItem[]
}

/** One item; texts are HTML: what the feed has as plain text is escaped. */
export interface FeedItem {
  url: string | null
  /** What `url` is joined with, each with the one before, the first with the feed's own URL. */
  bases: string[]
  title: string | null
  date: string | null
  /** Further dates of it, for where the first cannot be read. */
  otherDates: string[]
  /** The whole text, where the feed has it. */
  content: string | null
  /** A part of it, or in some feeds all. */
  summary: string | null
  tags: string[]
  authors: string[]
  /** Its own, where that is not the feed's. */
  language: string | null
}

/** An item of which nothing is known yet. */
export function newItem(): FeedItem {
  return {
    url: null,
    bases: [],
    title: null,
    date: null,
    otherDates: [],
    content: null,
    summary: null,
    tags: [],
    authors: [],
    language: null,
  }
}

/** Plain text as HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
