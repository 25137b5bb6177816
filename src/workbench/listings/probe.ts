import type { Visitor } from '../visits/visitor.ts'
import type { ListedEntry } from './card-selectors.ts'

/** A way to list the entries of a site, ready to be written into a config. */
export interface Way {
  kind: 'posts' | 'feed' | 'json' | 'sitemap' | 'dates' | 'pages' | 'rows'
  /** The `listing` of the config, as written. */
  listing: Record<string, unknown>
  /** `selectors.thumbnail`, where entries are selected. */
  thumbnail: Record<string, string> | null
  /** What the first page of it lists. */
  entries: ListedEntry[]
  /** No article page has to be requested. */
  hasTexts: boolean
  /** Why it is good, in a sentence. */
  why: string
}

/** What one look at a site has brought, for the screen and for `--json`. */
export interface SiteFinding {
  /** What was looked at: 'feed', 'WordPress API' ... */
  what: string
  isFound: boolean
  detail: string
}

/** What all probes share. */
export interface Probe {
  visitor: Visitor
  /** The page that the user named, behind redirects. */
  page: { url: string; text: string; type: string }
  now: Date
  note: (finding: SiteFinding) => void
}
