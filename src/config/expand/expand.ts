import { posix } from 'node:path'
import { DEFAULT_HOST_CLASS, DEFAULTS, HOST_CLASSES, PACE, PATIENCE } from './defaults.ts'
import { declarationOf } from '../listings/listing-types.ts'
import type { SourceFile } from '../schema/source-file.ts'
import { FILLER } from '../selector.ts'
import type { BreakerSettings, Source, SourceId, UrlFilters } from '../source.ts'
import { hostsOf, originsOf, ownUrls } from './own-urls.ts'

/**
 * Fills in what a valid config leaves out. A 0 that was written stays 0: nothing here asks whether a value is truthy.
 */
export function expand(file: SourceFile, id: SourceId): Source {
  const pace = paceOf(file)
  const patience = PATIENCE[file.patience ?? DEFAULTS.patience]
  const type = declarationOf(file.listing)
  const listing = type.expand(file.listing, file)
  const login = file.login == null ? {} : { login: file.login }
  const urls = ownUrls({ base_url: file.base_url, listing, ...login })
  const thumbnail = file.selectors?.thumbnail
  const article = file.selectors?.article
  return {
    region: '',
    ...id,
    name: file.name,
    base_url: file.base_url,
    hosts: hostsOf(urls),
    origins: originsOf(urls),
    client: file.client ?? DEFAULTS.client,
    ...shown(file.browser),
    concurrency: file.concurrency ?? pace.concurrency,
    rate_limit: file.rate_limit ?? pace.rate_limit,
    ...(file.burst == null ? {} : { burst: file.burst }),
    ...breaker({ ...patience.breaker, ...given(file.breaker ?? undefined) }),
    retries: file.retries ?? patience.retries,
    retry_seconds: file.retry_seconds ?? patience.retry_seconds,
    request_timeout: file.request_timeout ?? DEFAULTS.request_timeout,
    item_timeout: file.item_timeout ?? DEFAULTS.item_timeout,
    robots_wait: file.robots_wait ?? DEFAULTS.robots_wait,
    robots: file.robots ?? DEFAULTS.robots,
    headers: file.headers ?? {},
    cookies: file.cookies ?? {},
    ...(file.contact == null ? {} : { contact: file.contact }),
    ...(file.proxy == null ? {} : { proxy: file.proxy }),
    allow_private: file.allow_private ?? false,
    charset: file.charset ?? null,
    parser: file.parser ?? DEFAULTS.parser,
    language: file.language ?? null,
    max_pages: file.max_pages ?? null,
    max_articles: file.max_articles ?? null,
    max_rss: file.max_rss ?? null,
    stop_date: file.stop_date ?? null,
    priority: file.priority ?? DEFAULTS.priority,
    every: file.every ?? file.schedule?.every ?? null,
    window: file.window ?? file.schedule?.window ?? null,
    group: file.group ?? null,
    labels: [...new Set(file.labels)],
    listing,
    ...(file.discover == null ? {} : { discover: file.discover }),
    selectors: {
      thumbnail: {
        container: real(thumbnail?.container),
        title: real(thumbnail?.title),
        url: real(thumbnail?.url),
        date: real(thumbnail?.date),
        ...row(thumbnail),
      },
      article: {
        title: real(article?.title),
        body: real(article?.body),
        date: real(article?.date),
        tags: real(article?.tags),
        authors: real(article?.authors),
      },
    },
    article_root: real(file.article_root),
    fields: file.fields ?? {},
    cleaning: file.cleaning ?? {},
    ...login,
    ...(file.hooks == null ? {} : { hooks: posix.join(posix.dirname(id.file), file.hooks) }),
    ...(file.documents == null ? {} : { documents: file.documents }),
    ...scheduleReading(file.schedules),
    ...validation(file.validate),
    filters: joinFilters(file.filters, file.listing.filters),
  }
}

/** What fills in a pace that the config leaves out. */
function paceOf({ host_class, rate_limit, concurrency }: SourceFile): { rate_limit: number; concurrency: number } {
  if (host_class != null) return HOST_CLASSES[host_class]
  return rate_limit == null && concurrency == null ? HOST_CLASSES[DEFAULT_HOST_CLASS] : PACE
}

/** Without the keys that say nothing. */
function given({ failures, open_seconds, successes }: NonNullable<SourceFile['breaker']> = {}): BreakerSettings {
  return {
    ...(failures == null ? {} : { failures }),
    ...(open_seconds == null ? {} : { open_seconds }),
    ...(successes == null ? {} : { successes }),
  }
}

/** Nothing where no key says anything: a task holds what differs. */
function breaker(settings: BreakerSettings): Pick<Source, 'breaker'> {
  return Object.keys(settings).length === 0 ? {} : { breaker: settings }
}

/** Nothing where no key says anything: the digests in stores from before it stay what they are. */
function row(thumbnail: Thumbnail): Pick<Source['selectors']['thumbnail'], 'row'> {
  const { key, body, tags, authors, fields } = thumbnail ?? {}
  if ([key, body, tags, authors, fields].every((part) => part == null)) return {}
  return {
    row: { key: real(key), body: real(body), tags: real(tags), authors: real(authors), fields: fields ?? {} },
  }
}

type Thumbnail = NonNullable<SourceFile['selectors']>['thumbnail']

/** Nothing where no key says anything. */
function shown(file: SourceFile['browser']): Pick<Source, 'browser'> {
  const settings = Object.entries(file ?? {}).filter(([, value]) => value != null)
  return settings.length === 0 ? {} : { browser: Object.fromEntries(settings) }
}

/** Of one site. */
const SCHEDULE_PAGES = 10

function scheduleReading(wanted: SourceFile['schedules']): Pick<Source, 'schedules'> {
  if (wanted == null || wanted === false) return {}
  const { kinds, max_pages, opinion } = wanted === true ? {} : wanted
  return {
    schedules: {
      kinds: kinds == null || kinds === false ? true : kinds,
      max_pages: max_pages ?? SCHEDULE_PAGES,
      ...(opinion === true ? { opinion } : {}),
    },
  }
}

function validation(wanted: SourceFile['validate']): Pick<Source, 'validate'> {
  if (wanted == null || wanted === false) return {}
  const { phones, addresses, region, region_field } = wanted === true ? {} : wanted
  return {
    validate: {
      phones: phones ?? null,
      addresses: addresses ?? null,
      region: region ?? null,
      region_field: region_field ?? null,
    },
  }
}

function real(selectors: string[] | null | undefined): string[] {
  return (selectors ?? []).filter((selector) => selector !== FILLER)
}

function joinFilters(...parts: (SourceFile['filters'] | undefined)[]): UrlFilters {
  const join = (key: keyof UrlFilters): string[] => parts.flatMap((part) => part?.[key] ?? [])
  // Only where there are some: the digests of listings in stores from before stay what they are.
  const some = (key: keyof UrlFilters): Partial<UrlFilters> => (join(key).length > 0 ? { [key]: join(key) } : {})
  return {
    ...some('allow_path_prefixes'),
    ...some('allow_path_regex'),
    ...some('allow_url_regex'),
    allow_domains: join('allow_domains'),
    deny_domains: join('deny_domains'),
    deny_path_prefixes: join('deny_path_prefixes'),
    deny_path_regex: join('deny_path_regex'),
    deny_url_regex: join('deny_url_regex'),
  }
}
