import type { Article } from './article.ts'
import type { Grammar } from './prose/grammar.ts'

export type Charset = 'utf-8' | 'windows-1252' | 'shift_jis' | 'gb18030'

/** A newspaper of the simulated web: one site, scraped for one country or for several. */
export interface Paper {
  /** Name of its host in the config templates: http://fiji-times.example. */
  site: string
  /** File stem of its configs. */
  source: string
  title: string
  /** For <html lang>. */
  language: string
  charset: Charset
  grammar: Grammar
  scrapers: Scraped[]
  /** How many days back the articles go. */
  days: number
  path(article: { id: number; date: string; slug: string; country: string }): string
  /** Some listings link here, and the site redirects to `path`. */
  moved?: (id: number) => string
  /** Which sections name the article at this place; unless given, the scraper's own. */
  sectionsOf?: (index: number) => string[]
  /** Every n-th article is one of those that the config leaves out. */
  apartEvery?: number
  listing: Listing
  /** Which of its pages are frames that their scripts fill. */
  built?: 'all' | 'articles'
  /** Class of the list that holds the entries. */
  listClass?: string
  /** HTML of one entry of a listing; '' for papers whose listing is JSON. */
  entry(article: Article, href: string): string
  /** Whether listings link relative to the site. */
  relativeLinks: boolean
  /** Elements for <head>. */
  head(article: Article): string
  /** HTML of the article itself: headline, date, text, tags. */
  story(article: Article, text: StoryText): string
}

/** One scraper over a paper. */
export interface Scraped {
  country: string
  /** What of the paper is meant for this country; '' when the paper has no such parts. */
  section: string
  articles: number
  places: readonly string[]
}

/** The parts of a story as HTML, entities and inline elements in place. */
export interface StoryText {
  headline: string
  paragraphs: string[]
  tags: string[]
}

export type Listing = PagedListing | ArchiveListing | JsonListing

/** Numbered HTML pages. */
export interface PagedListing {
  kind: 'paged'
  /** Which page of which section a URL asks for, counted from 0; null when it is no listing. */
  find(url: URL): { section: string; page: number } | null
  size: number
  /** What comes after the last page. */
  end: 'not_found' | 'empty' | 'last_again' | 'to_first'
  /** For 'to_first': where the first page is. */
  first?: string
  /** News came in while the listing was read: each page begins with the last entry of the one before. */
  shifts?: boolean
}

/** One HTML page for each day or month. */
export interface ArchiveListing {
  kind: 'archive'
  /** '2025-11-03' or '2025-11'; null when the URL is no listing. */
  find(url: URL): string | null
}

export interface JsonListing {
  kind: 'json'
  /** Null when the URL is no listing. */
  find(url: URL): { section: string; from: number; size: number } | null
  answer(page: Article[], total: number): unknown
}
