import { duration } from '../../view/outcome.ts'
import { VERSION } from '../../vocabulary/product.ts'
import { END_STATUSES } from '../../vocabulary/run/reason.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import type { MetricName, MetricSample } from './definitions.ts'

const MIB = 1_048_576

/** What metrics say of a run as a whole. */
export function runSamples({ started, finished, totals }: Omit<Summary, 'scrapers'>): MetricSample[] {
  return [
    { name: 'build_info', labels: { version: VERSION }, value: 1 },
    { name: 'run_start_timestamp_seconds', labels: {}, value: Date.parse(started) / 1000 },
    { name: 'run_end_timestamp_seconds', labels: {}, value: Date.parse(finished) / 1000 },
    ...END_STATUSES.map((status): MetricSample => ({
      name: 'run_scrapers',
      labels: { status },
      value: totals[status],
    })),
  ]
}

/** What metrics say of how a scraper ended; what is not known of it has no sample. */
export function scraperSamples(row: ScraperRow): MetricSample[] {
  const { country, source, status, reason, started, cpu_ms, peak_rss_mb, pages, records } = row
  const place = { country, source }
  const one = (name: MetricName, value: number | null): MetricSample[] =>
    value === null ? [] : [{ name, labels: place, value }]
  const kinds = (name: MetricName, values: Record<string, number>): MetricSample[] =>
    Object.entries(values).map(([kind, value]) => ({ name, labels: { ...place, kind }, value }))
  return [
    ...one('scraper_failed', Number(status === 'failed')),
    { name: 'scraper_ended_info', labels: { ...place, status, reason: reason ?? '' }, value: 1 },
    ...one('scraper_attempts', row.attempt),
    ...one('scraper_start_timestamp_seconds', started === null ? null : Date.parse(started) / 1000),
    ...one('scraper_duration_seconds', inSeconds(duration(row))),
    ...one('scraper_cpu_seconds', inSeconds(cpu_ms)),
    ...one('scraper_peak_memory_bytes', peak_rss_mb === null ? null : peak_rss_mb * MIB),
    ...kinds('scraper_pages', { ...pages }),
    ...kinds('scraper_records', { ...records }),
  ]
}

function inSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}
