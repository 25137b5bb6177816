import type { ClusterStatus } from '../cluster-rows.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { WorkerState } from './worker.ts'

/** What /metrics of a worker says, in Prometheus' text format; queues and failovers only while the database answers. */
export function clusterMetrics(worker: WorkerState, status: ClusterStatus | null): string {
  const lines: string[] = []
  const metric = (
    name: string,
    type: 'gauge' | 'counter',
    help: string,
    samples: [labels: string, value: number][],
  ): void => {
    const full = `${NAME}_${name}`
    lines.push(`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`)
    for (const [labels, value] of samples) lines.push(`${full}${labels === '' ? '' : `{${labels}}`} ${value}`)
  }
  const me = label('worker', worker.id)
  metric('worker_running', 'gauge', 'Scrapers that run in this worker.', [[me, worker.running.length]])
  metric('worker_done_total', 'counter', 'Scrapers that ended in this worker.', [[me, worker.done]])
  metric('worker_failed_total', 'counter', 'Scrapers that failed in this worker.', [[me, worker.failed]])
  metric('worker_database_silent_seconds', 'gauge', 'Since the database last answered this worker.', [
    [me, Math.round(worker.silent_ms) / 1000],
  ])
  if (status !== null) {
    for (const state of ['ready', 'active', 'dead'] as const) {
      metric(
        `queue_${state}`,
        'gauge',
        `Jobs of a queue that are ${state}.`,
        status.queues.map((queue) => [label('queue', queue.name), queue[state]]),
      )
    }
    metric(
      'queue_oldest_ready_seconds',
      'gauge',
      'Age of the oldest job that waits.',
      status.queues.map((queue) => [label('queue', queue.name), queue.oldest_ready_s ?? 0]),
    )
    metric(
      'workers',
      'gauge',
      'Workers by status.',
      (['active', 'inactive', 'failed'] as const).map((state) => [
        label('status', state),
        status.workers.filter((one) => one.status === state).length,
      ]),
    )
  }
  return `${lines.join('\n')}\n`
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/: a label value escapes these three. */
function label(name: string, value: string): string {
  return `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
