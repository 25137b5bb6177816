import type { EndStatus, Reason } from '../../../vocabulary/run/reason.ts'

/** First line that the simulated web prints: where it is. */
export interface WebAddress {
  /** Origin that answers GET /truth and GET /evidence with JSON, and that publishes the late news at POST /publish. */
  control: string
  /** Origin of each site by the name that the config templates call it: {"fiji-times": "http://127.0.0.1:40123"}. */
  sites: Record<string, string>
}

/** What a run over the simulated web has to come to. */
export interface Truth {
  scrapers: ScraperTruth[]
  sites: SiteTruth[]
}

export interface ScraperTruth {
  country: string
  source: string
  site: string
  /** Name of its multi-country group. */
  group: string | null
  status: EndStatus
  reason: Reason | null
  /** What is wrong with the site, in words for a person; null when nothing is. */
  trouble: string | null
  /** The config file itself is to be broken before the run. */
  broken_config: boolean
  /**
   * Distinct entries that the listings name and the config does not leave out; null for a second run, which need not
   * read its listings to the end.
   */
  found: number | null
  rejected: number
  /** Pages that never answer as they should, whatever the number of tries; null where it depends on the tries. */
  pages_failed: number | null
  records: RecordTruth[]
  /** Files that have to be there, of a site that has documents. */
  documents?: DocumentTruth[]
}

export interface DocumentTruth {
  name: string
  sha256: string
}

export interface RecordTruth {
  /** As the listing links it, absolute. */
  url: string
  title: string
  /** Null for what has neither day nor text. */
  date: string | null
  /** Paragraphs joined by one blank. */
  body: string | null
  tags: string[]
  /** Of a directory: what else has to be stored, and the recurring times as `kind days start-end`, sorted. */
  extra?: Record<string, string>
  facts?: string[]
  /** To be stored by this run; the others are there from the one before. */
  fresh: boolean
}

export interface SiteTruth {
  site: string
  /** What robots.txt forbids. */
  disallowed: string[]
  /** Scrapers (country/source) that may come although it is not the site of their listing. */
  visitors?: string[]
}

/** What the web saw, in the order in which it happened. */
export interface Evidence {
  visits: Visit[]
  /** Most requests that were in the site's hands at the same time. */
  max_in_flight: Record<string, number>
}

/** One request as the server saw it; times are milliseconds on the server's monotonic clock. */
export interface Visit {
  site: string
  /** country/source whose listing or article this is; null for robots.txt and what belongs to nobody. */
  scraper: string | null
  path: string
  /** The server had looked for new requests at this time and this one was not there. */
  not_before: number
  /** The request was in the server's hands. */
  at: number
  /** The answer was handed over; null when the client went away first. */
  answered: number | null
  status: number | null
  /** Seconds that the answer asked to wait. */
  retry_after: number | null
  /** Made by a page in a browser for what it loads: it belongs to the visit of that page. */
  part?: true
}
