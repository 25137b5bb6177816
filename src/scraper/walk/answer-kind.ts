import type { ListingPages } from '../../extract/listing/listing-pages.ts'

/** What the pages of a listing are, whatever their content type says. */
export type AnswerKind = ListingPages['kind']

/** Sent unless the config has an Accept of its own; for HTML the client's own is right. */
export const ACCEPT: Record<AnswerKind, string | null> = {
  html: null,
  rows: null,
  json: 'application/json, */*;q=0.5',
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
  sitemap: 'application/xml, text/xml;q=0.9, */*;q=0.5',
}
