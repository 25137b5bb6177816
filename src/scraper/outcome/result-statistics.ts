import type { ReadingReport } from '../../extract/strategies/reading-report.ts'
import type { BrowserStatistics } from '../../browser/browser-transport.ts'
import type { HttpStats } from '../../http/client.ts'
import type { Log } from '../../runs/folder/log.ts'
import type { GiveUp } from '../limits/hosts.ts'
import type { QualityStatistics } from '../quality/quality-monitor.ts'
import type { MemoryStats } from '../limits/memory-ceiling.ts'
import type { Durations } from '../../vocabulary/time/durations.ts'
import type { TreeMemorySpan } from '../../vocabulary/run/summary-statistics.ts'
import type { Stages } from './stages.ts'
import { usedResources } from '../limits/resources.ts'
import type { SessionStats } from '../login/session.ts'
import { percent, successOf } from './success.ts'
import type { Success } from './success.ts'
import type { Counters } from './counters.ts'
import { type DocumentStatistics, documentStatistics } from './document-statistics.ts'

/** What result.json holds beyond the counts; docs/scraper.md explains the names. */
export interface ResultStatistics {
  duration_ms: number
  pages_per_minute: number
  records_per_minute: number
  success: Success
  /** Percent of the pages that the site said had not changed. */
  cache_share: number | null
  http: HttpStats
  /** Null where no browser was needed. */
  browser: BrowserStatistics | null
  /** Only of a source that logs in. */
  login?: SessionStats
  /** Hosts whose name was never resolved: when these are all hosts of a run, the machine is offline. */
  unresolved_hosts: string[]
  failure_kinds: Counters['failure_kinds']
  listing: Counters['listing'] & { ends: Counters['ends'] }
  details: Counters['details']
  documents: DocumentStatistics
  drops: Counters['drops']
  rejections: Counters['rejections']
  /** Records by the part that was read without its selector, which found nothing. */
  unselected: Counters['unselected']
  charsets: Counters['charsets']
  /** How pages were parsed, and how often the result was compared with that of the whole page. */
  extraction: ReadingReport
  quality: QualityStatistics
  drift: string[]
  drift_unjudged: string | null
  charset_source: Counters['charset_source']
  hosts_given_up: Record<string, GiveUp>
  /** Seconds spent in each stage. */
  stages: ReturnType<Stages['seconds']>
  /** From the turn of a page to its record, waiting for the pace included. */
  record_ms: Durations
  /** Entries that wait for a later run. */
  pending: number
  memory: MemoryStats & {
    peak_rss_mb: number
    /** Of the process and all it has started; null where the kernel does not say. */
    peak_tree_mb: number | null
    /** The same from the first look to the last. */
    tree: TreeMemorySpan | null
  }
}

/** The statistics of result.json, from the counts of the run and of its HTTP client. */
export function collectStatistics(
  counters: Counters,
  http: HttpStats,
  rest: Pick<
    ResultStatistics,
    | 'browser'
    | 'duration_ms'
    | 'hosts_given_up'
    | 'pending'
    | 'extraction'
    | 'quality'
    | 'stages'
    | 'record_ms'
    | 'login'
  > & {
    memory: MemoryStats & { peak_tree_mb: number | null; tree: TreeMemorySpan | null }
  },
): ResultStatistics {
  const minutes = Math.max(rest.duration_ms, 1) / 60_000
  const { pages, records } = counters.counts
  return {
    ...rest,
    memory: { peak_rss_mb: usedResources().peak_rss_mb, ...rest.memory },
    pages_per_minute: round(pages.fetched / minutes),
    records_per_minute: round((records.new + records.updated) / minutes),
    success: successOf(counters, http),
    cache_share: percent(pages.from_cache, pages.fetched),
    http,
    unresolved_hosts: Object.entries(http.hosts)
      .filter(([, host]) => host.answered === 0 && host.last_failure === 'dns')
      .map(([name]) => name),
    failure_kinds: counters.failure_kinds,
    listing: { ...counters.listing, ends: counters.ends },
    details: counters.details,
    documents: documentStatistics(counters.documents),
    drops: counters.drops,
    rejections: counters.rejections,
    unselected: counters.unselected,
    charsets: counters.charsets,
    drift: counters.drift,
    drift_unjudged: counters.drift_unjudged,
    charset_source: counters.charset_source,
  }
}

/** The closing block of the log. */
export function logStatistics(log: Log, stats: ResultStatistics, { counts }: Counters): void {
  const { http, listing } = stats
  log.info({ ...counts.pages, listing_pages: listing.read, per_minute: stats.pages_per_minute }, 'pages')
  log.info({ ...counts.records, per_minute: stats.records_per_minute, pending: stats.pending }, 'records')
  const { requests, retries, bytes, max_in_flight } = http
  log.info({ requests, retries, megabytes: round(bytes / 1e6), max_in_flight }, 'requests')
  if (stats.browser !== null) log.info({ ...stats.browser }, 'browser')
  log.info({ ...stats.success, from_cache: stats.cache_share }, 'success in percent')
  const { tree, ...memory } = stats.memory
  log.info({ ...memory, ...tree }, 'memory')
  log.info(stats.stages, 'seconds of each stage')
  const { mean_ms, p50_ms, p95_ms } = stats.record_ms
  if (mean_ms !== null) log.info({ mean_ms, p50_ms, p95_ms }, 'time of a record')
  for (const [host, known] of Object.entries(http.hosts)) log.info({ host, ...known }, 'host')
  log.info({ ...stats.extraction.article }, 'articles read')
  log.info({ ...stats.extraction.listing }, 'listings read')
  const { reasons, ...quality } = stats.quality
  log.info(quality, 'quality')
  if (stats.drift_unjudged !== null) log.info({ why: stats.drift_unjudged }, 'drift not judged')
  for (const what of stats.drift) log.warn({ what }, 'drift')
  for (const [name, counters] of [
    ['failures by kind', stats.failure_kinds],
    ['entries skipped', stats.drops],
    ['records rejected', stats.rejections],
    ['read without selectors', stats.unselected],
    ['lowers the quality', reasons],
    ['charsets', stats.charsets],
  ] as const) {
    if (Object.keys(counters).length > 0) log.info(counters, name)
  }
  for (const [host, gaveUp] of Object.entries(stats.hosts_given_up)) log.warn({ host, ...gaveUp }, 'host given up')
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
