/** A feed of any kind, as written. */
export interface Feed {
  language: string | null
  items: FeedItem[]
}

/** One item; texts may hold markup. */
export interface FeedItem {
  url: string | null
  title: string | null
  date: string | null
  /** The whole text, where the feed has it. */
  content: string | null
  /** A part of it, or in some feeds all. */
  summary: string | null
  tags: string[]
  authors: string[]
}

export function newItem(): FeedItem {
  return { url: null, title: null, date: null, content: null, summary: null, tags: [], authors: [] }
}
