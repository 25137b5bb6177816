import type { Listing } from '../../config/source.ts'

/** What the pages of a listing are, whatever their content type says. */
export type AnswerKind = 'html' | 'json' | 'feed' | 'sitemap'

export function answerKind(listing: Listing): AnswerKind {
  switch (listing.type) {
    case 'pagination':
    case 'archive':
    case 'paginated_archive':
    case 'follow_link':
      return 'html'
    case 'api':
      return 'json'
    case 'cursor':
      return listing.json_paths !== null || listing.html_path !== null ? 'json' : 'html'
    case 'feed':
    case 'sitemap':
      return listing.type
  }
}

/** Sent unless the config has an Accept of its own; for HTML the client's own is right. */
export const ACCEPT: Record<AnswerKind, string | null> = {
  html: null,
  json: 'application/json, */*;q=0.5',
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
  sitemap: 'application/xml, text/xml;q=0.9, */*;q=0.5',
}
