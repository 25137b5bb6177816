import type { MetricName, MetricSample } from '../report/metrics/definitions.ts'
import type { ClusterStatus } from './cluster-rows.ts'

const HOUR_MS = 3_600_000

/** What `/metrics` says of a cluster as it was read; `now` in ms since 1970. */
export function clusterSamples(
  { workers, queues, assignments, failovers }: ClusterStatus,
  now = Date.now(),
): MetricSample[] {
  const ofQueues = (name: MetricName, value: (queue: ClusterStatus['queues'][number]) => number): MetricSample[] =>
    queues.map((queue) => ({ name, labels: { queue: queue.name }, value: value(queue) }))
  const lately = failovers.filter(({ at }) => Date.parse(at) > now - HOUR_MS)
  return [
    ...(['active', 'inactive', 'failed'] as const).map((status): MetricSample => {
      const value = workers.filter((one) => one.status === status).length
      return { name: 'workers', labels: { status }, value }
    }),
    ...ofQueues('queue_ready', ({ ready }) => ready),
    ...ofQueues('queue_active', ({ active }) => active),
    ...ofQueues('queue_failed', ({ failed }) => failed),
    ...ofQueues('queue_dead', ({ dead }) => dead),
    ...ofQueues('queue_oldest_ready_seconds', ({ oldest_ready_s }) => oldest_ready_s ?? 0),
    { name: 'hosts_assigned', labels: {}, value: assignments.length },
    { name: 'failovers_last_hour', labels: {}, value: lately.length },
  ]
}
