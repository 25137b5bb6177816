import type { Source } from '../../src/config/source.ts'

/** A source of articles for tests; what a test is about is handed in. */
export function articleSource(patch: Partial<Source> = {}): Source {
  return {
    region: '',
    country: 'testland',
    source: 'gazette',
    name: 'Gazette',
    file: 'configs/testland/gazette.yaml',
    base_url: 'https://gazette.example',
    hosts: ['gazette.example'],
    origins: ['https://gazette.example'],
    client: 'http',
    concurrency: 1,
    rate_limit: 0,
    retries: 0,
    retry_seconds: 1,
    request_timeout: 30,
    robots_wait: 60,
    robots: 'obey',
    headers: {},
    cookies: {},
    allow_private: false,
    charset: null,
    parser: 'fast',
    language: null,
    max_pages: null,
    max_articles: null,
    stop_date: null,
    priority: 0,
    every: null,
    window: null,
    group: null,
    labels: [],
    listing: {
      type: 'pagination',
      start_url: null,
      url_template: ['https://gazette.example/news/{num}'],
      start_page: 1,
      step: 1,
    },
    selectors: selecting({}, {}),
    article_root: [],
    fields: {},
    cleaning: { date: ['handle_mixed_dates'] },
    filters: { allow_domains: [], deny_domains: [], deny_path_prefixes: [], deny_path_regex: [], deny_url_regex: [] },
    ...patch,
  }
}

type Selecting = Source['selectors']

/** Selectors with defaults that suit the pages of most tests. */
export function selecting(
  thumbnail: Partial<Selecting['thumbnail']>,
  article: Partial<Selecting['article']>,
): Selecting {
  return {
    thumbnail: {
      container: ['.card'],
      title: ['h2 a::text'],
      url: ['h2 a::attr(href)'],
      date: ['.date'],
      ...thumbnail,
    },
    article: {
      title: [],
      body: ['.story p'],
      date: ['.date'],
      tags: ['.tags a::text'],
      authors: ['.by a'],
      ...article,
    },
  }
}
