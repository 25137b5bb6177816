import type { MetricName, MetricSample } from '../../report/metrics/definitions.ts'
import { VERSION } from '../../vocabulary/product.ts'
import type { WorkerState } from './worker.ts'

/** What a worker's `/metrics` says of itself. */
export function workerSamples({ id, running, done, failed, silent_ms }: WorkerState): MetricSample[] {
  const mine = (name: MetricName, value: number): MetricSample => ({ name, labels: { worker: id }, value })
  return [
    { name: 'build_info', labels: { version: VERSION }, value: 1 },
    mine('worker_running', running.length),
    mine('worker_done_total', done),
    mine('worker_failed_total', failed),
    mine('worker_database_silent_seconds', Math.round(silent_ms) / 1000),
    mine('worker_memory_bytes', process.memoryUsage.rss()),
  ]
}
