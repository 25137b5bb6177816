import type { JsonEntries } from '../../config/schema/json-entries.ts'

/** How the pages of a listing are read, whatever their content type says. */
export type ListingPages = HtmlPages | JsonPages | FeedPages | DirectoryPages | { kind: 'sitemap' }

/** Entries are found by `selectors.thumbnail`. */
export interface HtmlPages {
  kind: 'html'
  next: NextInHtml | null
}

export interface JsonPages {
  kind: 'json'
  /** The answers are pages that hold the JSON: its name in scriptJson; absent where they are the JSON. */
  script?: string | undefined
  /** Null where `html_path` says where entries stand as HTML. */
  entries: JsonEntries | null
  html_path: string | null
  /** Where the answer has the next cursor or URL. */
  next_path: string | null
  /** The same in the piece of HTML. */
  next: NextInHtml | null
}

export interface FeedPages {
  kind: 'feed'
  /** The feed has whole texts. */
  body_in_feed: boolean
}

/** Records stand in the page itself, and are found by what they look like. */
export interface DirectoryPages {
  kind: 'rows'
  /** `auto`, or the name of the one that is to read it. */
  extractor: string
  /** The page of each record is read, too. */
  follow: boolean
  next: NextInHtml
}

/** Where an HTML page names the next one. */
export interface NextInHtml {
  selectors: readonly string[]
  /** It is a link, and made absolute; else a cursor or a URL, as written. */
  isLink: boolean
}

/** Whether the answers are web pages, which a browser may have to build. */
export function isWebPages(pages: ListingPages): boolean {
  return pages.kind === 'html' || (pages.kind === 'json' && pages.script !== undefined)
}
