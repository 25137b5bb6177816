import { VERSION } from '../../vocabulary/product.ts'
import { END_STATUSES } from '../../vocabulary/run/reason.ts'
import type { LiveSummary, ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import type { MetricSample } from './definitions.ts'
import { runSamples, scraperSamples } from './run-samples.ts'

/** What is known of a fleet at a moment. */
export interface FleetNow {
  /** The newest run that is over. */
  last: Summary | null
  /** The run under way. */
  live: Pick<LiveSummary, 'totals'> | null
  /** How each scraper ended last. */
  ends: Iterable<ScraperRow>
  /** Whether every scraper has series of its own: about 20 for each. */
  each: boolean
}

/** What `/metrics` of a fleet says, for `metricsText`; a cluster has more to say (`clusterSamples`). */
export function fleetSamples({ last, live, ends, each }: FleetNow): MetricSample[] {
  const rows = [...ends]
  const { running = 0, queued = 0 } = live?.totals ?? {}
  const kinds = ['found', 'new', 'updated', 'unchanged', 'rejected'] as const
  return [
    ...(last === null ? [{ name: 'build_info' as const, labels: { version: VERSION }, value: 1 }] : runSamples(last)),
    ...END_STATUSES.map((status): MetricSample => {
      const value = rows.filter((row) => row.status === status).length
      return { name: 'fleet_scrapers', labels: { status }, value }
    }),
    ...kinds.map((kind): MetricSample => {
      const value = rows.reduce((sum, { records }) => sum + records[kind], 0)
      return { name: 'fleet_records', labels: { kind }, value }
    }),
    { name: 'fleet_running', labels: {}, value: running },
    { name: 'fleet_waiting', labels: {}, value: queued },
    ...(each ? rows.flatMap(scraperSamples) : []),
  ]
}
