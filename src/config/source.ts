import type { Listing } from './listings/listing-types.ts'
import type { Login } from './login.ts'

/**
 * One scraper's config after reading, checking and filling in defaults. Plain JSON on purpose: the fleet writes it into
 * the run folder and the scraper child reads it there, so that no child ever needs YAML or a schema.
 * Field names are those of the YAML files, so that one word finds a thing in a config, in the docs and here.
 */
export interface Source extends RequestSettings {
  /** Folders between the config dir and the country's: 'asia/south'; '' for none. Part of no name. */
  region: string
  /** The folder that the config lies in. */
  country: string
  /** File stem. */
  source: string
  name: string
  /** Path of the config file as a user would open it from the current directory. */
  file: string
  base_url: string
  /** Every host (name[:port], lower case) that the config's own URLs name; what grouping by host goes by. */
  hosts: string[]
  /** Scheme, name and port of the URLs that the config itself names: where its credentials go. */
  origins: string[]
  client: 'http' | 'browser' | 'auto'
  /** How its pages are shown in a browser; absent where the config says nothing of it. */
  browser?: BrowserSettings
  /** Overrides every label of the pages; null to find out. */
  charset: string | null
  parser: 'fast' | 'html5'
  /** BCP 47 tag, or null. Helps to read dates. */
  language: string | null
  max_pages: number | null
  max_articles: number | null
  /** Memory over which the scraper takes one page at a time, in units of 1,048,576 bytes; none by default. */
  max_rss?: number | null
  /** YYYY-MM-DD: a listing ends at entries older than this. */
  stop_date: string | null
  /** Higher runs earlier. */
  priority: number
  /** Least time, in seconds, between the starts of two runs that ended well; null is whenever it is asked for. */
  every: number | null
  /** Hours of the day in which it may start, as parseWindow reads them; null is always. */
  window: string | null
  /** Explicit group; null to group by source name and host. */
  group: string | null
  /** What `--tag` selects by. */
  labels: string[]
  listing: Listing
  /** What the first run looks for among the links of `base_url`, where the listing names no page; absent otherwise. */
  discover?: 'directory'
  selectors: {
    thumbnail: {
      container: string[]
      title: string[]
      url: string[]
      date: string[]
      /** Further parts of an entry that stands in the listing; absent where there are none. */
      row?: RowSelectors
    }
    article: { title: string[]; body: string[]; date: string[]; tags: string[]; authors: string[] }
  }
  /**
   * Elements around all that is selected of an article's page: the rest of it need not become a tree. Empty to find
   * out.
   */
  article_root: string[]
  /** Records of another shape than an article; empty for articles. */
  fields: Record<string, Field>
  /** Cleaning functions by field name, in the order they are applied. */
  cleaning: Record<string, CleaningName[]>
  filters: UrlFilters
  /** How it logs in; absent where it does not. */
  login?: Login
  /** What it takes from the environment when it starts; absent for nothing. */
  variables?: SourceVariable[]
  /** `listing` before variables were filled in, where it has some: what earlier runs know it by. */
  written_listing?: Listing
  /** Documents that are downloaded with each record; absent where there are none. */
  documents?: DocumentRule[]
  /** The recurring times that are read on the records' own sites; absent where none are. */
  schedules?: ScheduleReading
  /** The module of the user's own code, as one would open it from the current directory; absent for none. */
  hooks?: string
  /** What is checked in the stored records; nothing without it. */
  validate?: Validation
}

/** What a config selects of an entry beside its link: all of its record where it has no page of its own. */
export interface RowSelectors {
  key: string[]
  body: string[]
  tags: string[]
  authors: string[]
  fields: Record<string, Field>
}

/** What a config says about requests; the HTTP client takes all of it as it is. */
export interface RequestSettings {
  /** Most requests in flight to one host. */
  concurrency: number
  /** Least time between the starts of two requests to one host, in seconds; 0 is no pace. */
  rate_limit: number
  /**
   * Requests that may start at once after a quiet time; 1 where it is absent. The pace holds on average all the same.
   */
  burst?: number
  /** Where it differs from what each kind of request has by itself. */
  breaker?: BreakerSettings
  /** Tries after the first one; 0 means none. */
  retries: number
  /** First wait before a retry, in seconds; it doubles, with jitter. */
  retry_seconds: number
  /** Whole time for one request from start to last byte, in seconds. */
  request_timeout: number
  /** Whole time for one page of a record, its tries and redirects included, in seconds; absent is no limit. */
  item_timeout?: number
  /** How long a robots.txt that answers 5xx or not at all is asked again, in seconds. */
  robots_wait: number
  robots: 'obey' | 'ignore'
  headers: Record<string, string>
  cookies: Record<string, string>
  /** Mail address or URL in the User-Agent; that of the program where it is absent. */
  contact?: string
  /** Proxy of all requests; 'none' for none. Absent, the environment decides. */
  proxy?: string
  /** Whether any private, loopback or link-local address may be asked; a config's own hosts may be in any case. */
  allow_private: boolean
}

/** What a config says about the browser in which its pages are shown. */
export interface BrowserSettings {
  /** Pages that are open at once. */
  pool_size?: number
  /** Kinds of resources that pages do not load, or whether all four are. */
  block_resources?: boolean | BlockedResource[]
  /** A page is read when one of these has an element. */
  wait_for?: string[]
  /** Whole time for one page, in seconds. */
  page_timeout?: number
  /** Uses after which a page is replaced. */
  recycle_after?: number
}

export const BLOCKED_RESOURCES = ['image', 'stylesheet', 'font', 'media'] as const
export type BlockedResource = (typeof BLOCKED_RESOURCES)[number]

/** What a config says about its circuit breakers. */
export interface BreakerSettings {
  /** Failures in a row that open it. */
  failures?: number
  /** How long it stays open before one request tries the host again. */
  open_seconds?: number
  /** Requests that have to be answered, one after the other, before it closes. */
  successes?: number
}

/** Which times are looked for on the web site of each record. */
export interface ScheduleReading {
  /** Words by kind; `true` takes the headings of the pages. */
  kinds: Record<string, string[]> | true
  /** Most pages of one site. */
  max_pages: number
  /** A model is asked, too. */
  opinion?: true
}

export interface Validation {
  /** Fields that hold phone numbers; null for those of that type. */
  phones: string[] | null
  /** Each the field of a whole address or the fields of its parts; null for the fields of that type. */
  addresses: string[][] | null
  /** Country of what does not say its own, by code or name; null for that of the folder, if it is called like one. */
  region: string | null
  /** Field that names the country of a record. */
  region_field: string | null
}

/** A variable that a config names and gives no default. */
export interface SourceVariable {
  name: string
  /** file:line:column */
  place: string
  /** Dotted: headers.Authorization. */
  key: string
}

/** Which links or buttons of a record's page give documents, and what these have to be. */
export interface DocumentRule {
  /** Empty for a button. */
  link: string[]
  /** The button, as a CSS selector. */
  click?: string
  /** Template of the file's name. */
  name: string
  /** Extension of its kind; null for any but a web page. */
  type: string | null
  /** Text that the PDF has to contain, with fields of the record; null for none. */
  contains: string | null
  /** Where the links or the button stand; absent, as in tasks of earlier versions, is the page. */
  where?: 'page' | 'listing'
  /** Most of one record. */
  max_per_record?: number
}

export interface UrlFilters {
  allow_domains: string[]
  deny_domains: string[]
  /**
   * Where one of the next three is given, only what one of them names is visited. Absent in tasks of earlier versions.
   */
  allow_path_prefixes?: string[]
  allow_path_regex?: string[]
  allow_url_regex?: string[]
  deny_path_prefixes: string[]
  deny_path_regex: string[]
  deny_url_regex: string[]
}

export const FIELD_TYPES = ['text', 'date', 'number', 'phone', 'email', 'address', 'url', 'list'] as const
export interface Field {
  type: (typeof FIELD_TYPES)[number]
  selector: string[]
  required: boolean
}

/** The names that `cleaning:` knows; what each does is in src/extract. */
export const CLEANING_NAMES = [
  'handle_mixed_dates',
  'normalize_date',
  'clean_sibc_date',
  'clean_solomon_star_date',
  'clean_solomon_times_date',
  'clean_html_text',
  'clean_title',
  'join_body_list',
  'clean_sibc_body',
  'clean_ann_body',
  'clean_philstar_body',
  'clean_inquirer_body',
  'clean_island_times_body',
  'clean_jakarta_post_body',
  'clean_antara_body',
  'clean_nz_herald_body',
  'clean_laotian_times_body',
  'clean_the_independent_body',
  'clean_solomon_star_content',
  'clean_solomon_star_tags',
  'clean_solomon_times_content',
  'clean_solomon_times_tags',
  'normalize_tags',
  'clean_url',
  'clean_matangi_url',
  'filter_abc_au_articles',
] as const
export type CleaningName = (typeof CLEANING_NAMES)[number]

/** What the place of a config says about it. */
export type SourceId = Pick<Source, 'country' | 'source' | 'file'> & Partial<Pick<Source, 'region'>>

/** country/source, the name by which users call a scraper. */
export function scraperId(source: Pick<Source, 'country' | 'source'>): string {
  return `${source.country}/${source.source}`
}
