import type { Listing } from '../../src/config/listings/listing-types.ts'
import type { PaginationListing } from '../../src/config/listings/pagination.ts'
import type { Source } from '../../src/config/source.ts'
import { articleSource } from '../extract/article-source.ts'

/** A source for the site of ../sites/news-site.ts; quick, and with nothing left out. */
export function exampleSource(origin: string, patch: Partial<Source> = {}): Source {
  return articleSource({
    country: 'atlantis',
    source: 'herald',
    name: 'The Atlantis Herald',
    file: 'configs/atlantis/herald.yaml',
    base_url: origin,
    hosts: [new URL(origin).host],
    origins: [new URL(origin).origin],
    concurrency: 4,
    retry_seconds: 0.01,
    request_timeout: 10,
    robots_wait: 1,
    allow_private: true,
    listing: pagination(origin),
    selectors: {
      thumbnail: { container: ['.card'], title: ['a::text'], url: ['a::attr(href)'], date: [] },
      article: { title: ['h1'], body: ['.story p'], date: ['time::attr(datetime)'], tags: [], authors: [] },
    },
    cleaning: {},
    ...patch,
  })
}

export function pagination(origin: string, patch: Partial<PaginationListing> = {}): PaginationListing {
  return {
    type: 'pagination',
    start_url: null,
    url_template: [`${origin}/page/{num}`],
    start_page: 1,
    step: 1,
    ...patch,
  }
}

export function api(origin: string, query = ''): Listing {
  return {
    type: 'api',
    url_template: [`${origin}/api?offset={offset}&size={size}${query}`],
    pagination_type: 'offset',
    offset_start: 0,
    offset_step: 10,
    page_start: 1,
    page_step: 1,
    json_paths: { collection: 'items', total: 'total', url: 'link', title: 'title', date: 'published', body: 'body' },
    url_construction_template: null,
    exclude: [],
  }
}
