import { fleetSamples } from '../../report/metrics/fleet-samples.ts'
import { METRICS_TYPE, metricsText } from '../../report/metrics/metrics-text.ts'
import type { DashboardParts } from '../dashboard-parts.ts'

/** `/metrics`: the fleet, and on a cluster its queues and workers. `each`: with series for every scraper. */
export async function metricsAnswer(
  { feed, runs, history, cluster }: DashboardParts,
  each: boolean,
): Promise<Response> {
  const newest = await runs.newestFinished()
  const [last, rows] = await Promise.all([newest === null ? null : runs.summary(newest), history.lastRows()])
  const samples = fleetSamples({ last, live: feed.live()[0] ?? null, ends: rows.values(), each })
  if (cluster !== null) {
    const { clusterSamples } = await import('../../cluster/cluster-samples.ts')
    samples.push(...clusterSamples(await cluster()))
  }
  const headers = { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' }
  return new Response(await metricsText(samples), { headers })
}
