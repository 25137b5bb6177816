import { DEFAULTS, HOST_CLASSES } from './defaults.ts'
import { isPrivateHost } from './private-host.ts'
import { paginationType } from './schema/api.ts'
import { dateFormat } from './schema/archive.ts'
import { DEFAULT_BATCH } from './schema/templates.ts'
import type { SourceFile } from './schema/source-file.ts'
import { FILLER } from './selector.ts'
import type { Listing, Source, UrlFilters } from './source.ts'
import { fillTemplate, placeholders } from './url-template.ts'

/** Fills in what a valid config leaves out. A 0 that was written stays 0: nothing here asks whether a value is truthy. */
export function expand(file: SourceFile, id: Pick<Source, 'country' | 'source' | 'file'>): Source {
  const pace = file.host_class == null ? DEFAULTS : HOST_CLASSES[file.host_class]
  const urls = ownUrls(file)
  const thumbnail = file.selectors?.thumbnail
  const article = file.selectors?.article
  return {
    ...id,
    name: file.name,
    base_url: file.base_url,
    hosts: [...new Set(urls.map(hostOf))].sort(),
    client: file.client ?? DEFAULTS.client,
    concurrency: file.concurrency ?? pace.concurrency,
    rate_limit: file.rate_limit ?? pace.rate_limit,
    retries: file.retries ?? DEFAULTS.retries,
    retry_seconds: file.retry_seconds ?? DEFAULTS.retry_seconds,
    request_timeout: file.request_timeout ?? DEFAULTS.request_timeout,
    robots_wait: file.robots_wait ?? DEFAULTS.robots_wait,
    robots: file.robots ?? DEFAULTS.robots,
    headers: file.headers ?? {},
    cookies: file.cookies ?? {},
    allow_private: file.allow_private ?? urls.some((url) => isPrivateHost(new URL(url).hostname)),
    charset: file.charset ?? null,
    parser: file.parser ?? DEFAULTS.parser,
    language: file.language ?? null,
    max_pages: file.max_pages ?? null,
    max_articles: file.max_articles ?? null,
    stop_date: file.stop_date ?? null,
    priority: file.priority ?? DEFAULTS.priority,
    group: file.group ?? null,
    listing: expandListing(file),
    selectors: {
      thumbnail: {
        container: real(thumbnail?.container),
        title: real(thumbnail?.title),
        url: real(thumbnail?.url),
        date: real(thumbnail?.date),
      },
      article: {
        title: real(article?.title),
        body: real(article?.body),
        date: real(article?.date),
        tags: real(article?.tags),
        authors: real(article?.authors),
      },
    },
    fields: file.fields ?? {},
    cleaning: file.cleaning ?? {},
    filters: joinFilters(file.filters, file.listing.filters),
  }
}

function expandListing(file: SourceFile): Listing {
  const listing = file.listing
  const { url_template } = listing
  switch (listing.type) {
    case 'pagination':
      return {
        type: 'pagination',
        start_url: listing.start_url ?? null,
        url_template,
        start_page: listing.start_page ?? 1,
        step: listing.step ?? 1,
        batch_size: listing.batch_size ?? DEFAULT_BATCH,
      }
    case 'archive':
      return {
        type: 'archive',
        url_template,
        start_date: listing.start_date,
        end_date: listing.end_date ?? null,
        date_format: listing.date_format ?? dateFormat(url_template),
        batch_size: listing.batch_size ?? DEFAULT_BATCH,
      }
    case 'api':
      return {
        type: 'api',
        url_template,
        pagination_type: listing.pagination_type ?? paginationType(url_template),
        offset_start: listing.offset_start ?? 0,
        offset_step: listing.offset_step ?? 100,
        page_start: listing.page_start ?? 1,
        page_step: listing.page_step ?? 1,
        json_paths: listing.json_paths,
        url_construction_template: listing.url_construction_template ?? null,
        exclude: [...(listing.exclude ?? []), ...(file.exclude ?? [])],
      }
  }
}

function real(selectors: string[] | null | undefined): string[] {
  return (selectors ?? []).filter((selector) => selector !== FILLER)
}

function joinFilters(...parts: (SourceFile['filters'] | undefined)[]): UrlFilters {
  const join = (key: keyof UrlFilters): string[] => parts.flatMap((part) => part?.[key] ?? [])
  return {
    allow_domains: join('allow_domains'),
    deny_domains: join('deny_domains'),
    deny_path_prefixes: join('deny_path_prefixes'),
    deny_path_regex: join('deny_path_regex'),
    deny_url_regex: join('deny_url_regex'),
  }
}

/** The URLs that a config itself names, with 1 for every placeholder: a host never depends on one. */
function ownUrls({ base_url, listing }: SourceFile): string[] {
  const urls = [base_url, ...listing.url_template]
  if (listing.type === 'pagination' && listing.start_url != null) urls.push(listing.start_url)
  if (listing.type === 'api' && listing.url_construction_template != null) urls.push(listing.url_construction_template)
  const filled = urls.map((url) => fillTemplate(url, Object.fromEntries(placeholders(url).map((name) => [name, 1]))))
  return filled.map((url) => new URL(url, base_url).href)
}

function hostOf(url: string): string {
  const { hostname, port } = new URL(url)
  const name = hostname.replace(/\.$/, '')
  return port === '' ? name : `${name}:${port}`
}
